import type { Bot } from '../../../src/bot/bot.ts';
import type { Card } from '../../../src/chat/card.ts';
import type { Reply } from '../../../src/chat/messages.ts';
import type { TestRuntime } from '../../support/runtime.ts';
import type { Chance } from './chance.ts';
import type { Account, History, Place } from './history.ts';
import type { Stage } from './stage.ts';

/** People who talk to a bot on several platforms, and what there is to know of them. */
export interface Company {
  readonly bot: Bot;
  readonly runtime: TestRuntime;
  readonly chance: Chance;
  readonly history: History;
  readonly stages: readonly Stage[];
  /** Ids of all questions. */
  readonly questions: readonly string[];
  say(account: Account, place: Place, path: string, options?: Record<string, string>): Promise<Reply>;
  press(account: Account, place: Place, action: string): Promise<Reply>;
  advance(ms: number): Promise<void>;
  /** Time passes in which the bot is not woken. */
  oversleep(ms: number): Promise<void>;
}

export const createCompany = (
  services: Omit<Company, 'say' | 'press' | 'advance' | 'oversleep'>,
): Company => {
  const { bot, runtime, history } = services;
  const from = (account: Account, { platform, workspace, channel }: Place) => {
    account.met ??= history.counts.meetings++;
    account.heard = account.name;
    const { user, name } = account;
    return {
      sender: { platform, workspace, user, name, manager: true },
      place: { platform, workspace, channel, name: channel },
    };
  };
  return {
    ...services,
    say: (account, place, path, options = {}) =>
      bot.handle({ kind: 'command', path, options, ...from(account, place) }),
    press: (account, place, action) => bot.handle({ kind: 'action', action, ...from(account, place) }),
    advance: (ms) => runtime.advance(ms, bot.runner.settled),
    oversleep: async (ms) => {
      await bot.runner.settled();
      runtime.jump(ms);
    },
  };
};

/** Notes down a difference unless it is as it should be. */
export const mind = ({ differences }: History, isRight: boolean, says: () => string): void => {
  if (!isRight) differences.push(says());
};

export const cardsOf = (response: Reply): readonly Card[] => {
  if (response.kind === 'form') return [];
  return response.kind === 'reply' ? response.cards : [response.card];
};

/** The action of a button in a response. */
export const buttonIn = (response: Reply, label: string): string => {
  const actions = cardsOf(response)
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'actions' ? block.actions : []));
  const found = actions.find((one) => one.label === label);
  if (found === undefined) throw new Error(`There is no button "${label}".`);
  return found.action;
};
