import { type Bot, createBot } from '../../src/bot/bot.ts';
import type { Services } from '../../src/bot/services.ts';
import type { Card } from '../../src/chat/card.ts';
import { formCard } from '../../src/chat/form-card.ts';
import { withoutImages } from '../../src/chat/illustrate.ts';
import { plain } from '../../src/chat/inline.ts';
import type { Incoming, Reply } from '../../src/chat/messages.ts';
import type { Platform } from '../../src/chat/platform.ts';
import type { Handler } from '../../src/chat/platform-adapter.ts';
import { renderCard } from '../../src/platforms/terminal/cards.ts';
import type { TestRuntime } from '../support/runtime.ts';

/** Talks to a bot inside this process: somebody sends a command or presses a button somewhere. */
export interface Speaking<Who, Where> {
  say(who: Who, where: Where, path: string, options?: Readonly<Record<string, string>>): Promise<Reply>;
  press(who: Who, where: Where, action: string): Promise<Reply>;
}

/** Lets people talk to a bot. `originOf` tells how their platform describes the sender and the place. */
export const speakingTo = <Who, Where>(
  bot: Handler,
  originOf: (who: Who, where: Where) => Pick<Incoming, 'sender' | 'place'>,
): Speaking<Who, Where> => ({
  say: (who, where, path, options = {}) =>
    bot.handle({ kind: 'command', path, options, ...originOf(who, where) }),
  press: (who, where, action) => bot.handle({ kind: 'action', action, ...originOf(who, where) }),
});

/** Drives a bot on a scripted platform, for people who talk to it in the channel `general` by default. */
export interface BotDriver {
  readonly bot: Bot;
  /** Everyone is a manager except users whose name starts with `guest`. */
  command(
    user: string,
    path: string,
    options?: Readonly<Record<string, string>>,
    channel?: string,
  ): Promise<Reply>;
  press(user: string, action: string, channel?: string): Promise<Reply>;
  /** The same in the channel `lobby` of another workspace. */
  readonly elsewhere: Pick<BotDriver, 'command' | 'press'>;
  advance(ms: number): Promise<void>;
}

/** Tells where a user speaks from in a channel of a workspace, whose ids are their names. */
export const originIn =
  (platform: string, workspace: string) =>
  (user: string, channel: string): Pick<Incoming, 'sender' | 'place'> => ({
    sender: { platform, workspace, user, name: user, manager: !user.startsWith('guest') },
    place: { platform, workspace, channel, name: channel },
  });

export const openBotDriver = (
  services: Services & { runtime: TestRuntime },
  platform: Platform,
): BotDriver => {
  const bot = createBot(services, [platform]);
  const inWorkspace = (workspace: string, usual: string): Pick<BotDriver, 'command' | 'press'> => {
    const { say, press } = speakingTo(bot, originIn(platform.name, workspace));
    return {
      command: (user, path, options, channel = usual) => say(user, channel, path, options),
      press: (user, action, channel = usual) => press(user, channel, action),
    };
  };
  return {
    bot,
    ...inWorkspace('w', 'general'),
    elsewhere: inWorkspace('v', 'lobby'),
    advance: (ms) => services.runtime.advance(ms, () => bot.runner.settled()),
  };
};

/** Finds the action of the choice with this text in an open question's card. */
export const choiceIn = (card: Card | undefined, text: string): string | undefined =>
  (card === undefined ? [] : withoutImages(card).blocks)
    .flatMap((block) => (block.kind === 'choices' && block.state === 'open' ? block.choices : []))
    .find((choice) => plain(choice.text) === text)?.action;

/** Lists the cards of a reply, or a single card. */
export const cardsIn = (shown: Card | Reply): readonly Card[] => {
  if (!('kind' in shown)) return [shown];
  if (shown.kind === 'form') return [formCard(shown.form)];
  return shown.kind === 'update' ? [shown.card] : shown.cards;
};

/** Joins the texts of a card or of a reply's cards. */
export const textOf = (shown: Card | Reply | undefined): string =>
  (shown === undefined ? [] : cardsIn(shown))
    .flatMap((card) => withoutImages(card).blocks)
    .map((block) => (block.kind === 'text' ? plain(block.text) : ''))
    .join('\n');

/** Finds the action of the button, or of a menu's option, with this label in a card or in a reply's cards. */
export const buttonIn = (shown: Card | Reply, label: string): string => {
  const action = cardsIn(shown)
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) =>
      block.kind === 'actions' ? block.actions : block.kind === 'menu' ? block.options : [],
    )
    .find((one) => one.label === label)?.action;
  if (action === undefined) throw new Error(`There is no button "${label}".`);
  return action;
};

/** Renders a card or a reply's cards as a terminal shows them. */
export const linesOf = (shown: Card | Reply | undefined): string =>
  shown === undefined
    ? ''
    : cardsIn(shown)
        .flatMap((card) => renderCard(card, { width: 100, now: 0, paint: (_, text) => text }))
        .join('\n');
