import type { Card, ImageBlock } from '../../src/chat/card.ts';
import { body, title } from '../../src/chat/card.ts';
import type { Draw, Picture } from '../../src/chat/picture.ts';

/** Fake drawing that remembers every picture. */
export interface Drawing {
  readonly draw: Draw;
  readonly drawn: readonly Picture[];
}

/** The first bytes of every PNG. */
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Returns the bytes that `drawing` makes from a picture. */
export const bytesOf = (picture: Picture): Buffer =>
  Buffer.concat([signature, Buffer.from(JSON.stringify(picture))]);

export const drawing = (): Drawing => {
  const drawn: Picture[] = [];
  return {
    drawn,
    draw: async (picture) => {
      drawn.push(picture);
      return bytesOf(picture);
    },
  };
};

/** Builds a podium with one name. */
export const podium = (name: string): Picture => ({
  kind: 'podium',
  heading: 'Podium',
  steps: [{ rank: 1, names: [name], more: 0, points: '12' }],
});

/** Builds an image of the podium, with `Winner: NAME` as the fallback. */
export const podiumImage = (name: string): ImageBlock => ({
  kind: 'image',
  name: 'podium.png',
  alt: `${name} won.`,
  picture: podium(name),
  fallback: [body(`Winner: ${name}`)],
});

/** Builds a card with a podium, and with a button if `next` gives its action. */
export const podiumCard = (name: string, next?: string): Card => ({
  tone: 'neutral',
  blocks: [
    title('Podium'),
    podiumImage(name),
    ...(next === undefined
      ? []
      : [{ kind: 'actions', actions: [{ label: 'Next', action: next, style: 'plain' }] } as const]),
  ],
});
