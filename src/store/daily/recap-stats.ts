import type { Kysely } from 'kysely';
import type { RecapStats, TimeRange } from '../../features/recap/repository.ts';
import { best } from '../leaderboards/ranked.ts';
import { answered, memberSums } from '../leaderboards/sums.ts';
import { teamStandings } from '../leaderboards/team-standings.ts';
import { isOnBoards, isPresent } from '../people/people.ts';
import { toRound } from '../rounds/rounds.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of the statistics in a recap. */
export const recapStats = (db: Kysely<Tables>): RecapStats => ({
  standings: async (range, limit) => {
    const sums = await db
      .selectFrom(memberSums(within(db, range)).as('sums'))
      .selectAll()
      .execute();
    return best(sums, limit);
  },
  teams: (range) => teamStandings(db, memberSums(within(db, range), isPresent)),
  mostMissed: async (range) => {
    const row = await within(db, range)
      .select(({ fn, cast }) => [
        'rounds.id',
        fn.countAll<number>().as('answers'),
        cast<number>(fn.sum('answers.correct'), 'integer').as('right'),
      ])
      .where('rounds.closedAt', 'is not', null)
      .where('rounds.voided', '=', 0)
      .groupBy('rounds.id')
      .having(({ eb, fn }) => eb(fn.countAll<number>(), '>', fn.sum<number>('answers.correct')))
      .orderBy(({ eb, fn }) => eb(fn.countAll<number>(), '-', fn.sum<number>('answers.correct')), 'desc')
      .orderBy('rounds.id', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const round = await db
      .selectFrom('rounds')
      .selectAll()
      .where('id', '=', row.id)
      .executeTakeFirstOrThrow();
    return { round: toRound(round), answers: row.answers, right: row.right };
  },
  lastDay: async ({ channel, from, before }) => {
    const row = await db
      .selectFrom('rounds')
      .select(({ fn }) => fn.max('day').as('day'))
      .where('channelId', '=', channel)
      .where('openedAt', '>=', from)
      .where('openedAt', '<', before)
      .executeTakeFirst();
    return row?.day ?? undefined;
  },
  keepers: (range) =>
    within(db, range)
      .innerJoin('members', 'members.id', 'answers.memberId')
      .where(isOnBoards)
      .select(['members.id as member', 'members.name'])
      .distinct()
      .where('rounds.day', 'is not', null)
      .orderBy('name')
      .orderBy('member')
      .execute(),
});

/**
 * Builds SQL for a channel's answers within a time range. An answer belongs to the time at which it counts: when it was
 * given or, if its round reveals at the close, when the round closed.
 */
const within = (db: Kysely<Tables>, { channel, from, before }: TimeRange) =>
  answered(db)
    .where('rounds.channelId', '=', channel)
    .where(({ or, and, eb }) =>
      or([
        and([
          or([eb('rounds.reveal', 'is', null), eb('rounds.reveal', '!=', 'close')]),
          // Every answer comes before its round closes, so rounds that closed earlier can be skipped.
          eb('rounds.closesAt', '>', from),
          eb('answers.at', '>=', from),
          eb('answers.at', '<', before),
        ]),
        and([
          eb('rounds.reveal', '=', 'close'),
          eb('rounds.closedAt', '>=', from),
          eb('rounds.closedAt', '<', before),
        ]),
      ]),
    );
