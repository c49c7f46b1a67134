import type { Kysely } from 'kysely';
import type { Recap, Recaps } from '../../features/recap/repository.ts';
import { optionally } from '../database/optionally.ts';
import { readRecap, writeRecap } from '../stored/recap.ts';
import type { Tables } from '../tables.ts';

const dayMs = 86_400_000;

/** Creates the repository of recaps. */
export const recaps = (db: Kysely<Tables>): Recaps => ({
  open: async (scheduleId, week, roundId) =>
    optionally(
      toRecap,
      await db
        .insertInto('recaps')
        .values({ scheduleId, week, roundId, shown: null })
        .onConflict((conflict) => conflict.doNothing())
        .returningAll()
        .executeTakeFirst(),
    ),
  keep: async (id, kept) => {
    await db
      .updateTable('recaps')
      .set({ shown: writeRecap(kept) })
      .where('id', '=', id)
      .execute();
  },
  carriedBy: async (round) => {
    const row = await db.selectFrom('recaps').select('shown').where('roundId', '=', round).executeTakeFirst();
    return row?.shown ? readRecap(row.shown, round) : undefined;
  },
  get: async (id) =>
    optionally(toRecap, await db.selectFrom('recaps').selectAll().where('id', '=', id).executeTakeFirst()),
  around: async (rounds) => [...new Set((await recapsAround(db, rounds)).map(({ id }) => id))],
});

/** Lists the rounds that carry a recap in which some of these rounds may be. */
export const carriersAround = async (
  db: Kysely<Tables>,
  rounds: readonly number[],
): Promise<readonly number[]> => [
  ...new Set((await recapsAround(db, rounds)).flatMap(({ roundId }) => roundId ?? [])),
];

/** Finds the recaps that some of these rounds may be in, a few too many at most. */
const recapsAround = async (db: Kysely<Tables>, rounds: readonly number[]) => {
  const rows = await db
    .selectFrom('rounds')
    .innerJoin('schedules', 'schedules.channelId', 'rounds.channelId')
    .innerJoin('recaps', 'recaps.scheduleId', 'schedules.id')
    .select(['recaps.id', 'recaps.roundId', 'recaps.week', 'rounds.openedAt', 'rounds.closesAt'])
    .where('rounds.id', 'in', rounds)
    .execute();
  return rows.filter(({ week, openedAt, closesAt }) => {
    // An answer counts between the opening and the close. A day more covers every time zone.
    const before = Date.parse(week) + dayMs;
    return (openedAt ?? 0) < before && (closesAt ?? 0) >= before - 9 * dayMs;
  });
};

const toRecap = ({ id, scheduleId, week }: { id: number; scheduleId: number; week: string }): Recap => ({
  id,
  schedule: scheduleId,
  monday: week,
});
