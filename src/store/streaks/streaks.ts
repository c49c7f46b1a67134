import { type Kysely, sql } from 'kysely';
import { longestStreak, type StreakDay } from '../../engine/streak.ts';
import type { Streaks } from '../../features/streaks/repository.ts';
import { answered } from '../leaderboards/sums.ts';
import { accountsOf } from '../people/linked-accounts.ts';
import type { Tables } from '../tables.ts';
import { currentStreaks } from './current-streaks.ts';
import { isKept, selectDays } from './kept-days.ts';
import { saveKept } from './kept-streaks.ts';
import { streakBefore } from './streak-before.ts';
import { canBeMissed } from './streak-days.ts';

/** Creates the repository of streaks, which are counted from the answers. */
export const streaks = (db: Kysely<Tables>): Streaks => ({
  ofAll: async (wanted) => (await currentStreaks(db, wanted)).map(({ streak }) => streak),
  advance: async (wanted) => {
    const counted = await currentStreaks(db, wanted);
    const kept = counted.flatMap(({ worthKeeping }) => worthKeeping ?? []);
    if (kept.length > 0) await saveKept(db, kept);
    return counted.map(({ streak }) => streak);
  },
  before: (wanted, spared) => streakBefore(db, wanted, spared),
  best: async (member) => {
    const accounts = await accountsOf(db, member);
    const isLinked = accounts.length > 1;
    return Math.max(...(await Promise.all(accounts.map((account) => bestOf(db, account, isLinked)))));
  },
});

/** Finds the longest streak in any channel of one account. */
const bestOf = async (db: Kysely<Tables>, member: number, isLinked: boolean): Promise<number> => {
  // An answer elsewhere also keeps days in channels where this account itself never answered.
  const channels = isLinked ? channelsAround(db, member) : channelsOf(db, member);
  const days = await selectDays(db)
    .where('r.channelId', 'in', channels)
    .select((eb) => [
      'r.channelId',
      eb
        .case()
        .when(isKept(eb, db, member))
        .then(sql.lit<StreakDay>('kept'))
        .when(canBeMissed)
        .then(sql.lit<StreakDay>('missed'))
        .else(sql.lit<StreakDay>('neutral'))
        .end()
        .as('kind'),
    ])
    .orderBy('r.channelId')
    .orderBy('r.day')
    .execute();
  const byChannel = Map.groupBy(days, ({ channelId }) => channelId);
  return Math.max(0, ...[...byChannel.values()].map((some) => longestStreak(some.map(({ kind }) => kind))));
};

/** Builds SQL for the channels where the account answered a daily question. */
const channelsOf = (db: Kysely<Tables>, member: number) =>
  answered(db)
    .select('rounds.channelId')
    .where('answers.memberId', '=', member)
    .where('rounds.day', 'is not', null);

/** Builds SQL for all channels of the account's workspace. */
const channelsAround = (db: Kysely<Tables>, member: number) =>
  db
    .selectFrom('channels')
    .innerJoin('members', (join) =>
      join
        .onRef('members.platform', '=', 'channels.platform')
        .onRef('members.workspace', '=', 'channels.workspace'),
    )
    .select('channels.id as channelId')
    .where('members.id', '=', member);
