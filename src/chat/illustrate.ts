import type { Block, Card, ImageBlock } from './card.ts';
import type { Draw } from './picture.ts';

/** A card with the files that its images show. */
export interface DrawnCard {
  /** Has only images that were drawn; what stands in for the others is in their place. */
  readonly card: Card;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Draws a card's pictures, as far as they can be drawn. */
export const drawImages = async (card: Card, draw: Draw): Promise<DrawnCard> => {
  const images = card.blocks.filter((block) => block.kind === 'image');
  const drawn = new Map<Block, Uint8Array>();
  for (const image of images) {
    const bytes = await draw(image.picture);
    if (bytes !== undefined) drawn.set(image, bytes);
  }
  return {
    card: settled(card, (image) => drawn.has(image)),
    files: images.flatMap((image) => {
      const bytes = drawn.get(image);
      return bytes === undefined ? [] : [{ name: image.name, bytes }];
    }),
  };
};

/** Whether a card has anything to draw. */
export const isIllustrated = ({ blocks }: Card): boolean => blocks.some(({ kind }) => kind === 'image');

/** The card with what stands in for its images. */
export const withoutImages = (card: Card): Card => settled(card, () => false);

/** The card with each image as it is shown: with what is besides it, or by what stands in for it. */
export const settled = (card: Card, isDrawn: (image: ImageBlock) => boolean): Card => ({
  ...card,
  blocks: card.blocks.flatMap((block): readonly Block[] => {
    if (block.kind !== 'image') return [block];
    return isDrawn(block) ? [...(block.alongside ?? []), block] : block.fallback;
  }),
});
