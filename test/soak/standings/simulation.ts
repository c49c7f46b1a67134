import type { Bot } from '../../../src/bot/bot.ts';
import { type Speaking, speakingTo } from '../../drivers/bot-driver.ts';
import type { TestRuntime } from '../../support/runtime.ts';
import type { Chance } from './chance.ts';
import type { Account, History, Place } from './history.ts';
import type { RecordingPlatform } from './recording-platform.ts';

/** People who talk to a bot on several platforms, with everything needed to check on them. */
export interface Simulation extends Speaking<Account, Place> {
  readonly bot: Bot;
  readonly runtime: TestRuntime;
  readonly chance: Chance;
  readonly history: History;
  readonly platforms: readonly RecordingPlatform[];
  /** The ids of all questions. */
  readonly questions: readonly string[];
  advance(ms: number): Promise<void>;
  /** Lets time pass without waking the bot. */
  oversleep(ms: number): Promise<void>;
}

export const createSimulation = (
  services: Omit<Simulation, 'say' | 'press' | 'advance' | 'oversleep'>,
): Simulation => {
  const { bot, runtime } = services;
  const speaking = speakingTo<Account, Place>(bot, (account, { platform, workspace, channel }) => {
    account.heard = account.name;
    const { user, name } = account;
    return {
      sender: { platform, workspace, user, name, manager: true },
      place: { platform, workspace, channel, name: channel },
    };
  });
  return {
    ...services,
    ...speaking,
    advance: (ms) => runtime.advance(ms, bot.runner.settled),
    oversleep: async (ms) => {
      await bot.runner.settled();
      runtime.jump(ms);
    },
  };
};

/** Records a difference unless `isRight`. */
export const expectRight = ({ differences }: History, isRight: boolean, says: () => string): void => {
  if (!isRight) differences.push(says());
};
