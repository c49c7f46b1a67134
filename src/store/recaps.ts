import type { Kysely } from 'kysely';
import type { Recap, Recaps } from '../features/recap/repository.ts';
import { optionally } from './optionally.ts';
import type { Tables } from './tables.ts';

const dayMs = 86_400_000;

/** Creates the repository of recaps. */
export const recaps = (db: Kysely<Tables>): Recaps => ({
  open: async (scheduleId, week) =>
    optionally(
      toRecap,
      await db
        .insertInto('recaps')
        .values({ scheduleId, week })
        .onConflict((conflict) => conflict.doNothing())
        .returningAll()
        .executeTakeFirst(),
    ),
  get: async (id) =>
    optionally(toRecap, await db.selectFrom('recaps').selectAll().where('id', '=', id).executeTakeFirst()),
  around: async (rounds) => {
    const rows = await db
      .selectFrom('rounds')
      .innerJoin('schedules', 'schedules.channelId', 'rounds.channelId')
      .innerJoin('recaps', 'recaps.scheduleId', 'schedules.id')
      .select(['recaps.id', 'recaps.week', 'rounds.openedAt', 'rounds.closesAt'])
      .where('rounds.id', 'in', rounds)
      .execute();
    const found = rows.filter(({ week, openedAt, closesAt }) => {
      // An answer counts between the opening and the close. A day more covers every time zone.
      const before = Date.parse(week) + dayMs;
      return (openedAt ?? 0) < before && (closesAt ?? 0) >= before - 9 * dayMs;
    });
    return [...new Set(found.map(({ id }) => id))];
  },
});

const toRecap = ({ id, scheduleId, week }: { id: number; scheduleId: number; week: string }): Recap => ({
  id,
  schedule: scheduleId,
  monday: week,
});
