import type { Block, Card } from '../../chat/card.ts';
import { withoutImages } from '../../chat/illustrate.ts';
import type { Address } from '../../chat/people.ts';
import type { Platform } from '../../chat/platform.ts';
import type { Board } from './board.ts';

/** How cards come onto the screen. */
export interface Print {
  /** What everyone in a channel sees. */
  post(channel: string, card: Card): void;
  /** What one person alone sees, by the platform's id. */
  tell(user: string, card: Card): void | Promise<void>;
}

/** The terminal as a platform: what was printed can't be changed, so an edit prints what is new. */
export const terminalPlatform = (board: Board, print: Print): Platform => {
  let messages = 0;
  return {
    name: 'terminal',
    post: async ({ channel }: Address, pictured) => {
      const card = withoutImages(pictured);
      const message = `${process.pid}-${++messages}`;
      board.swap(message, card);
      if (!board.note(channel, card)) print.post(channel, card);
      return message;
    },
    edit: async ({ channel }, message, pictured) => {
      const card = withoutImages(pictured);
      const before = board.swap(message, card);
      board.note(channel, card);
      if (isOpen(card)) return;
      print.post(
        channel,
        before === undefined ? card : { ...card, blocks: news(before.blocks, card.blocks) },
      );
    },
    tell: async ({ user }, card) => print.tell(user, card),
    // A new terminal shows nothing of an earlier one, so whatever was posted then has to be shown again.
    find: async () => undefined,
  };
};

/** The heading, and the blocks that were not there before. */
const news = (before: readonly Block[], after: readonly Block[]): Block[] => {
  const old = new Set(before.map((block) => JSON.stringify(block)));
  return after.filter((block, index) => index === 0 || !old.has(JSON.stringify(block)));
};

const isOpen = ({ blocks }: Card): boolean =>
  blocks.some((block) => block.kind === 'choices' && block.state === 'open');
