import type { Bot } from '../../src/bot/bot.ts';
import { body, type Card } from '../../src/chat/card.ts';
import { type Incoming, privately, publicly, type Reply } from '../../src/chat/messages.ts';

/** Changes a bot, for situations that no conversation can produce. */
export type Change = (bot: Bot) => Bot;

/** Makes a bot answer some inputs by a script, and all others as usual. */
export const answering =
  (script: (incoming: Incoming) => Reply | undefined): Change =>
  (bot) => ({ ...bot, handle: async (incoming) => script(incoming) ?? bot.handle(incoming) });

/**
 * `/leaderboard` shows the first page to everyone, `/stats` only to the sender; the button Next turns the page.
 * @param pageOf builds the card of a page, with a button whose action is `next`
 */
export const paging = (pageOf: (page: number, next: string) => Card): Change => {
  const page = (number: number) => pageOf(number, `page:${number + 1}`);
  return answering((incoming) => {
    if (incoming.kind === 'command' && incoming.path === 'leaderboard') return publicly(page(1));
    if (incoming.kind === 'command' && incoming.path === 'stats') return privately(page(1));
    const [, number] = (incoming.kind === 'action' && incoming.action.match(/^page:(\d+)$/)) || [];
    return number === undefined ? undefined : { kind: 'update', card: page(Number(number)) };
  });
};

/** Builds a page of text. */
export const textPage = (page: number, next: string): Card => ({
  tone: 'neutral',
  blocks: [
    body(`Page ${page}`),
    {
      kind: 'actions',
      actions: [
        { label: '◀ Previous', action: 'page:1', style: 'plain' },
        { label: 'Next ▶', action: next, style: 'plain' },
      ],
    },
  ],
});
