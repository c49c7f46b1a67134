import type { Card, ImageBlock } from '../../chat/card.ts';
import { type Content, renderCard } from './cards.ts';
import { isAboutBlocks } from './errors.ts';
import type { ImageUploads } from './image-uploads.ts';

/** Sends a card as a message through `send`, which must throw if Slack refuses, and may be called more than once. */
export type SendCard = <T>(card: Card, send: (content: Content) => Promise<T>) => Promise<T>;

/** Pauses before each attempt, in milliseconds: Slack scans a file for about a second, and refuses it until then. */
const waits = [0, 1_000, 2_000];

/**
 * Creates a function that sends cards with their pictures, or with the fallbacks if Slack won't show the pictures. Only
 * what Slack refused is sent again, so nothing appears twice.
 * @param pause resolves after this many milliseconds
 */
export const createSendCard =
  (uploads: ImageUploads, pause: (ms: number) => Promise<void>): SendCard =>
  async (card, send) => {
    const files = await filesOf(card, uploads);
    if (files.size === 0) return send(renderCard(card));
    for (const wait of waits) {
      if (wait > 0) await pause(wait);
      try {
        return await send(renderCard(card, files));
      } catch (error) {
        if (!isAboutBlocks(error)) throw error;
      }
    }
    for (const image of files.keys()) uploads.forget(image);
    return send(renderCard(card));
  };

/** Finds the files of a card's images, and leaves out images without one. */
const filesOf = async ({ blocks }: Card, uploads: ImageUploads): Promise<Map<ImageBlock, string>> => {
  const images = blocks.filter((block) => block.kind === 'image');
  const found = await Promise.all(images.map(async (image) => [image, await uploads.fileOf(image)] as const));
  return new Map(found.flatMap(([image, file]) => (file === undefined ? [] : [[image, file] as const])));
};
