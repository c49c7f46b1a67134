import type { Kysely } from 'kysely';
import type { Recap, Recaps } from '../features/recap/repository.ts';
import { optionally } from './optionally.ts';
import type { Tables } from './tables.ts';

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
});

const toRecap = ({ id, scheduleId, week }: { id: number; scheduleId: number; week: string }): Recap => ({
  id,
  schedule: scheduleId,
  monday: week,
});
