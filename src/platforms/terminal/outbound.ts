import type { Block, Card } from '../../chat/card.ts';
import { withoutImages } from '../../chat/illustrate.ts';
import type { Address } from '../../chat/people.ts';
import type { Platform } from '../../chat/platform.ts';
import type { Board } from './board.ts';

/** How cards get onto the screen. */
export interface Print {
  /** Prints what everyone in a channel sees. */
  post(channel: string, card: Card): void;
  /** Prints what only one person sees; `user` is their platform id. */
  tell(user: string, card: Card): void | Promise<void>;
}

/** Creates the port for posting to the terminal. Printed lines can't be changed, so an edit prints only what is new. */
export const terminalPlatform = (board: Board, print: Print): Platform => {
  let messages = 0;
  return {
    name: 'terminal',
    isPrinted: true,
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
      // An earlier terminal printed the message. Only how a question came out may not have been on its screen yet.
      if (before === undefined && !isQuestion(card)) return;
      const blocks = news(before?.blocks ?? [], card.blocks);
      if (blocks.length > 0) print.post(channel, { ...card, blocks });
    },
    tell: async ({ user }, card) => print.tell(user, card),
    // A new terminal shows nothing from before, so earlier posts must be shown again.
    find: async () => undefined,
  };
};

/**
 * Returns the heading, and what was not there before; none if only some blocks or buttons are gone. What stands above the
 * choices is a question that was asked.
 */
const news = (before: readonly Block[], after: readonly Block[]): Block[] => {
  const partsOf = (block: Block): readonly object[] => (block.kind === 'actions' ? block.actions : [block]);
  const old = new Set(before.flatMap(partsOf).map((part) => JSON.stringify(part)));
  const asked = after.findIndex(({ kind }) => kind === 'choices');
  const isNew = (block: Block, index: number) =>
    index >= asked && partsOf(block).some((part) => !old.has(JSON.stringify(part)));
  return after.some(isNew) ? after.filter((block, index) => index === 0 || isNew(block, index)) : [];
};

const isQuestion = ({ blocks }: Card): boolean => blocks.some(({ kind }) => kind === 'choices');

const isOpen = ({ blocks }: Card): boolean =>
  blocks.some((block) => block.kind === 'choices' && block.state === 'open');
