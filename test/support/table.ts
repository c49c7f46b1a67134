import { type Bot, createBot } from '../../src/bot/bot.ts';
import type { Parts } from '../../src/bot/dispatch.ts';
import type { Response } from '../../src/bot/events.ts';
import type { Platform } from '../../src/bot/ports/platform.ts';
import type { Card } from '../../src/view/card.ts';
import { plain } from '../../src/view/inline.ts';
import type { TestWorld } from './world.ts';

/** A bot, and people on a scripted platform who talk to it, in the channel `general` unless told. */
export interface Table {
  readonly bot: Bot;
  command(
    user: string,
    path: string,
    options?: Readonly<Record<string, string>>,
    channel?: string,
  ): Promise<Response>;
  press(user: string, action: string, channel?: string): Promise<Response>;
  advance(ms: number): Promise<void>;
}

export const openTable = (parts: Parts & { world: TestWorld }, platform: Platform): Table => {
  const bot = createBot(parts, [platform]);
  const from = (user: string, channel = 'general') => ({
    sender: { platform: platform.name, workspace: 'w', user, name: user, manager: true },
    place: { platform: platform.name, workspace: 'w', channel, name: channel },
  });
  return {
    bot,
    command: (user, path, options = {}, channel) =>
      bot.handle({ kind: 'command', path, options, ...from(user, channel) }),
    press: (user, action, channel) => bot.handle({ kind: 'action', action, ...from(user, channel) }),
    advance: (ms) => parts.world.advance(ms, () => bot.runner.settled()),
  };
};

/** The action of the choice with this text in an open question's card. */
export const choiceIn = (card: Card | undefined, text: string): string | undefined =>
  card?.blocks
    .flatMap((block) => (block.kind === 'choices' && block.state === 'open' ? block.choices : []))
    .find((choice) => choice.text === text)?.action;

/** The running text of a card or of a response's cards. */
export const textOf = (shown: Card | Response | undefined): string => {
  if (shown === undefined || ('kind' in shown && shown.kind === 'form')) return '';
  const cards = 'cards' in shown ? shown.cards : 'card' in shown ? [shown.card] : [shown];
  return cards
    .flatMap(({ blocks }) => blocks)
    .map((block) => (block.kind === 'text' ? plain(block.text) : ''))
    .join('\n');
};
