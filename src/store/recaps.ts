import type { Kysely } from 'kysely';
import type { Recap, Recaps, Week } from '../bot/ports/recaps.ts';
import { optionally } from './optionally.ts';
import { toRound } from './rounds.ts';
import type { Tables } from './tables.ts';

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
  mostMissed: async (channel, week) => {
    const row = await answered(db, channel, week)
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
  keepers: (channel, week, limit) =>
    answered(db, channel, week)
      .innerJoin('members', 'members.id', 'answers.memberId')
      .select(({ fn }) => ['members.id as member', 'members.name', fn.max('answers.streak').as('streak')])
      .where('rounds.day', 'is not', null)
      .groupBy(['members.id', 'members.name'])
      .orderBy('streak', 'desc')
      .orderBy('name')
      .limit(limit)
      .execute(),
});

/** A channel's answers of a week. */
const answered = (db: Kysely<Tables>, channel: number, { from, before }: Week) =>
  db
    .selectFrom('answers')
    .innerJoin('rounds', 'rounds.id', 'answers.roundId')
    .where('rounds.channelId', '=', channel)
    .where('answers.date', '>=', from)
    .where('answers.date', '<', before);

const toRecap = ({ id, scheduleId, week }: { id: number; scheduleId: number; week: string }): Recap => ({
  id,
  schedule: scheduleId,
  monday: week,
});
