import type { Card, ImageBlock } from '../../../chat/card.ts';
import { withoutImages } from '../../../chat/illustrate.ts';
import type { Picture } from '../../../chat/picture.ts';
import { type Content, renderCard } from '../cards.ts';
import { isAboutBlocks } from '../errors.ts';
import type { ImageUploads } from './image-uploads.ts';

/**
 * Sends a card as a message through `send`, which must throw if Slack refuses, and may be called more than once.
 * @param messageOf identifies the public message that was sent or changed; left out if the message is private
 */
export type SendCard = <T>(
  card: Card,
  send: (content: Content) => Promise<T>,
  messageOf?: (sent: T) => string | undefined,
) => Promise<T>;

/** What sending cards needs. */
export interface SendCardOptions {
  readonly uploads: ImageUploads;
  /** Resolves after this many milliseconds. */
  pause(ms: number): Promise<void>;
  /** Epoch milliseconds. */
  now(): number;
}

/** Pauses before each attempt, in milliseconds: Slack scans a file for about a second, and refuses it until then. */
const waits = [0, 1_000, 2_000];

/** For how long a workspace that refused a new block gets the older one, in milliseconds. */
const olderMs = 24 * 3_600_000;

type Files = ReadonlyMap<ImageBlock, string>;

/**
 * Creates a function that sends cards to one workspace with their pictures and with Slack's newest blocks, or with what
 * came before where Slack won't show them. Only what Slack refused is sent again, so nothing appears twice.
 */
export const createSendCard = ({ uploads, pause, now }: SendCardOptions): SendCard => {
  let olderUntil = Number.NEGATIVE_INFINITY;
  return async (card, trySending, messageOf) => {
    const isNewest = hasTable(card) && now() >= olderUntil;
    const send = async (files: Files, blocks: 'newest' | 'older' = isNewest ? 'newest' : 'older') => {
      const sent = await trySending(renderCard(card, files, blocks));
      const message = messageOf?.(sent);
      if (message !== undefined) void uploads.shown(message, [...files.values()]);
      return sent;
    };
    const files = await filesOf(card, uploads);
    for (const wait of files.size === 0 ? [] : waits) {
      if (wait > 0) await pause(wait);
      try {
        return await send(files);
      } catch (error) {
        if (!isAboutBlocks(error)) throw error;
      }
    }
    for (const image of files.keys()) uploads.forget(image);
    try {
      return await send(new Map());
    } catch (error) {
      if (!isNewest || !isAboutBlocks(error)) throw error;
      const sent = await send(new Map(), 'older');
      olderUntil = now() + olderMs;
      return sent;
    }
  };
};

/** Returns whether a card may show a block that not every workspace takes. */
const hasTable = (card: Card): boolean => withoutImages(card).blocks.some(({ kind }) => kind === 'table');

/** Which pictures say more than the text in their place does. All others stay text. */
const isWorthIt: Readonly<Record<Picture['kind'], boolean>> = {
  podium: true,
  'heat-map': true,
  ranking: false,
  progress: false,
};

/** Finds the files of a card's images, and leaves out images without one. */
const filesOf = async ({ blocks }: Card, uploads: ImageUploads): Promise<Map<ImageBlock, string>> => {
  const images = blocks
    .filter((block) => block.kind === 'image')
    .filter(({ picture }) => isWorthIt[picture.kind]);
  const found = await Promise.all(images.map(async (image) => [image, await uploads.fileOf(image)] as const));
  return new Map(found.flatMap(([image, file]) => (file === undefined ? [] : [[image, file] as const])));
};
