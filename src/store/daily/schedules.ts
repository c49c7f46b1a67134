import type { Kysely } from 'kysely';
import type { Weekday } from '../../engine/schedule.ts';
import type { DailyPlan, Schedule, Schedules } from '../../features/daily/repository.ts';
import { optionally } from '../database/optionally.ts';
import type { SelectedSchedule, Tables } from '../tables.ts';

/** Creates the repository of schedules. */
export const schedules = (db: Kysely<Tables>): Schedules => {
  const select = () => db.selectFrom('schedules').selectAll().where('status', '!=', 'removed');
  return {
    get: async (id) => optionally(toSchedule, await select().where('id', '=', id).executeTakeFirst()),
    ofChannel: async (channel) =>
      optionally(toSchedule, await select().where('channelId', '=', channel).executeTakeFirst()),
    save: async (channel, plan, setUpBy) =>
      toSchedule(
        await db
          .insertInto('schedules')
          .values({ channelId: channel, setUpBy, ...columns(plan) })
          .onConflict((conflict) => conflict.column('channelId').doUpdateSet({ setUpBy, ...columns(plan) }))
          .returningAll()
          .executeTakeFirstOrThrow(),
      ),
    setStatus: async (id, status, because) => {
      await db
        .updateTable('schedules')
        .set({ status, pausedBecause: because ?? null })
        .where('id', '=', id)
        .execute();
    },
    lastDate: async (id) => {
      const row = await db
        .selectFrom('rounds')
        .select(({ fn }) => fn.max('date').as('date'))
        .where('scheduleId', '=', id)
        .executeTakeFirst();
      return row?.date ?? undefined;
    },
  };
};

const columns = ({ time, timezone, days, topic, level, reveal, openHours, recap, thread }: DailyPlan) => ({
  time,
  timezone,
  days: days.join(''),
  topic: topic ?? null,
  level: level ?? null,
  reveal,
  openHours,
  recap: recap ? (1 as const) : (0 as const),
  thread: thread ? (1 as const) : (0 as const),
  status: 'active' as const,
  pausedBecause: null,
});

const toSchedule = (row: SelectedSchedule): Schedule => ({
  id: row.id,
  channel: row.channelId,
  time: row.time,
  timezone: row.timezone,
  days: [...row.days].map((day) => Number(day) as Weekday),
  topic: row.topic ?? undefined,
  level: row.level ?? undefined,
  reveal: row.reveal,
  openHours: row.openHours,
  recap: row.recap === 1,
  thread: row.thread === 1,
  status: row.status === 'paused' ? 'paused' : 'active',
  pausedBecause: row.pausedBecause ?? undefined,
  setUpBy: row.setUpBy ?? undefined,
});
