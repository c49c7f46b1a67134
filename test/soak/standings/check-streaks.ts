import type { Records } from '../../../src/bot/store.ts';
import { noStreak } from '../../../src/engine/streak.ts';
import type { History } from './history.ts';
import { bestStreakOf, runOf } from './streaks.ts';

/** Compares everyone's current streak in every channel, and everyone's best one, with what they should be. */
export const checkStreaks = async (records: Records, history: History, now: number): Promise<string[]> => {
  const { channels, members, streaks } = records;
  const differences: string[] = [];
  for (const account of history.accounts) {
    if (account.met === undefined) continue;
    const member = await members.find(account, account.user);
    if (member === undefined) {
      differences.push(`${account.key} is unknown`);
      continue;
    }
    for (const place of history.channels.filter(({ home }) => home === account.home)) {
      const channel = await channels.meet(place, place.channel);
      const [found = noStreak] = await streaks.ofAll([{ member: member.id, channel: channel.id }]);
      const expected = runOf(history, account, place, now);
      if (found.days !== expected.streak || found.saved !== expected.freezes * 10 + expected.toward) {
        const [is, should] = [JSON.stringify(found), JSON.stringify(expected)];
        differences.push(`${account.key} in ${place.key}: streak ${is}, not ${should}`);
      }
    }
    const [found, expected] = [await streaks.best(member.id), bestStreakOf(history, account, now)];
    if (found !== expected) differences.push(`${account.key}: best streak ${found}, not ${expected}`);
  }
  return differences;
};
