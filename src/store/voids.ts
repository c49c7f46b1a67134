import type { Kysely } from 'kysely';
import type { Voids } from '../bot/ports/voids.ts';
import { toAnswer } from './answers.ts';
import { toRound } from './rounds.ts';
import type { Tables } from './tables.ts';

export const voids = (db: Kysely<Tables>): Voids => ({
  add: async ({ platform, workspace }, questionId, voidedBy, at) => {
    const row = await db
      .insertInto('voids')
      .values({ platform, workspace, questionId, voidedBy, at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    return row?.id;
  },
  question: async (id) => {
    const row = await db.selectFrom('voids').select('questionId').where('id', '=', id).executeTakeFirst();
    return row?.questionId;
  },
  mark: async ({ platform, workspace }, question) => {
    const rows = await db
      .updateTable('rounds')
      .set({ voided: 1 })
      .where('questionId', '=', question)
      .where('channelId', 'in', (places) =>
        places
          .selectFrom('channels')
          .select('id')
          .where('platform', '=', platform)
          .where('workspace', '=', workspace),
      )
      .returningAll()
      .execute();
    return rows
      .filter(({ openedAt }) => openedAt !== null)
      .map(toRound)
      .sort((a, b) => a.id - b.id);
  },
  answers: async (round) => {
    const rows = await db
      .selectFrom('answers')
      .selectAll()
      .where('roundId', '=', round)
      .orderBy('memberId')
      .execute();
    return rows.map(toAnswer);
  },
  regrade: async ({ round: roundId, member, right, points: before }, { channel, game }, points) => {
    const { date } = await db
      .updateTable('answers')
      .set({ points, correct: 1 })
      .where('roundId', '=', roundId)
      .where('memberId', '=', member)
      .returning('date')
      .executeTakeFirstOrThrow();
    await db
      .updateTable('totals')
      .set(({ eb }) => ({
        points: eb('points', '+', points - before),
        correct: eb('correct', '+', right ? 0 : 1),
      }))
      .where('channelId', '=', channel)
      .where('memberId', '=', member)
      .where('date', '=', date)
      .where('game', '=', game.kind)
      .execute();
  },
});
