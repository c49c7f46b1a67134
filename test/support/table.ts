import { type Bot, createBot } from '../../src/bot/bot.ts';
import type { Services } from '../../src/bot/services.ts';
import type { Card } from '../../src/chat/card.ts';
import { formCard } from '../../src/chat/form-card.ts';
import { withoutImages } from '../../src/chat/illustrate.ts';
import { plain } from '../../src/chat/inline.ts';
import type { Reply } from '../../src/chat/messages.ts';
import type { Platform } from '../../src/chat/platform.ts';
import { renderCard } from '../../src/platforms/terminal/cards.ts';
import type { TestRuntime } from './runtime.ts';

/** A bot, and people on a scripted platform who talk to it, in the channel `general` unless told. */
export interface Table {
  readonly bot: Bot;
  /** Everybody manages, but for those whose name begins with `guest`. */
  command(
    user: string,
    path: string,
    options?: Readonly<Record<string, string>>,
    channel?: string,
  ): Promise<Reply>;
  press(user: string, action: string, channel?: string): Promise<Reply>;
  advance(ms: number): Promise<void>;
}

export const openTable = (services: Services & { runtime: TestRuntime }, platform: Platform): Table => {
  const bot = createBot(services, [platform]);
  const from = (user: string, channel = 'general') => ({
    sender: { platform: platform.name, workspace: 'w', user, name: user, manager: !user.startsWith('guest') },
    place: { platform: platform.name, workspace: 'w', channel, name: channel },
  });
  return {
    bot,
    command: (user, path, options = {}, channel) =>
      bot.handle({ kind: 'command', path, options, ...from(user, channel) }),
    press: (user, action, channel) => bot.handle({ kind: 'action', action, ...from(user, channel) }),
    advance: (ms) => services.runtime.advance(ms, () => bot.runner.settled()),
  };
};

/** The action of the choice with this text in an open question's card. */
export const choiceIn = (card: Card | undefined, text: string): string | undefined =>
  (card === undefined ? [] : withoutImages(card).blocks)
    .flatMap((block) => (block.kind === 'choices' && block.state === 'open' ? block.choices : []))
    .find((choice) => choice.text === text)?.action;

const cardsIn = (shown: Card | Reply): readonly Card[] => {
  if (!('kind' in shown)) return [shown];
  if (shown.kind === 'form') return [formCard(shown.form)];
  return shown.kind === 'update' ? [shown.card] : shown.cards;
};

/** The running text of a card or of a response's cards. */
export const textOf = (shown: Card | Reply | undefined): string =>
  (shown === undefined ? [] : cardsIn(shown))
    .flatMap((card) => withoutImages(card).blocks)
    .map((block) => (block.kind === 'text' ? plain(block.text) : ''))
    .join('\n');

/** The action of the button with this label in a card or in a response's cards. */
export const buttonIn = (shown: Card | Reply, label: string): string => {
  const action = cardsIn(shown)
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'actions' ? block.actions : []))
    .find((one) => one.label === label)?.action;
  if (action === undefined) throw new Error(`There is no button "${label}".`);
  return action;
};

/** A card or a response's cards as a terminal shows them. */
export const linesOf = (shown: Card | Reply | undefined): string =>
  shown === undefined
    ? ''
    : cardsIn(shown)
        .flatMap((card) => renderCard(card, { width: 100, now: 0, paint: (_, text) => text }))
        .join('\n');
