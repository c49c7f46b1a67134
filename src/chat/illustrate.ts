import type { Block, Card, ImageBlock } from './card.ts';
import type { Draw } from './picture.ts';

/** A card with the files that its images show. */
export interface DrawnCard {
  /** Has only images that could be drawn; the others are replaced by their fallback. */
  readonly card: Card;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Draws the pictures of a card. Those that can't be drawn are replaced by their fallback. */
export const drawImages = async (card: Card, draw: Draw): Promise<DrawnCard> => {
  const images = card.blocks.filter((block) => block.kind === 'image');
  const drawn = new Map<Block, Uint8Array>();
  for (const image of images) {
    const bytes = await draw(image.picture);
    if (bytes !== undefined) drawn.set(image, bytes);
  }
  return {
    card: resolveImages(card, (image) => drawn.has(image)),
    files: images.flatMap((image) => {
      const bytes = drawn.get(image);
      return bytes === undefined ? [] : [{ name: image.name, bytes }];
    }),
  };
};

/** Returns whether a card has anything to draw. */
export const isIllustrated = ({ blocks }: Card): boolean => blocks.some(({ kind }) => kind === 'image');

/** Replaces a card's images by their fallback. */
export const withoutImages = (card: Card): Card => resolveImages(card, () => false);

/** Replaces those of a card's images that can't be shown by their fallback. */
export const resolveImages = (card: Card, isDrawn: (image: ImageBlock) => boolean): Card => ({
  ...card,
  blocks: card.blocks.flatMap((block): readonly Block[] =>
    block.kind !== 'image' || isDrawn(block) ? [block] : block.fallback,
  ),
});
