import type { Card, ImageBlock } from '../../src/chat/card.ts';
import { body, title } from '../../src/chat/card.ts';
import type { Draw, Picture } from '../../src/chat/picture.ts';

/** Draws every picture, and remembers which. */
export interface Drawing {
  readonly draw: Draw;
  readonly drawn: readonly Picture[];
}

/** What begins a PNG. */
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The bytes that `drawing` makes of a picture. */
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

/** A podium with one name on it. */
export const podium = (name: string): Picture => ({
  kind: 'podium',
  heading: 'Podium',
  places: [{ rank: 1, name, points: '12' }],
});

/** The podium as a picture, `Winner: NAME` where there are no pictures. */
export const podiumImage = (name: string): ImageBlock => ({
  kind: 'image',
  name: 'podium.png',
  alt: `${name} won.`,
  picture: podium(name),
  fallback: [body(`Winner: ${name}`)],
});

/** A card with a podium, and a button where `next` says what it does. */
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
