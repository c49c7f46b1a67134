import { type Kysely, sql } from 'kysely';
import type { KeptAnswers } from '../../features/withdrawals/repository.ts';
import type { Tables } from '../tables.ts';
import type { SliceSize } from './slice-size.ts';

/** How many answers one statement keeps. */
const atOnce = 100;

/** Creates the repository of the grades from before withdrawals. */
export const keptAnswers = (db: Kysely<Tables>, { answers: size }: SliceSize): KeptAnswers => ({
  keep: async (voidId, answers) => {
    for (let from = 0; from < answers.length; from += atOnce) {
      await db
        .insertInto('keptAnswers')
        .values(
          answers.slice(from, from + atOnce).map(({ round, member, right, points, streak }) => ({
            voidId,
            roundId: round,
            memberId: member,
            correct: right ? (1 as const) : (0 as const),
            points,
            streak: streak ?? null,
          })),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  },
  kept: async (voidId, member) => {
    const rows = await db
      .selectFrom('keptAnswers')
      .selectAll()
      .where('voidId', '=', voidId)
      .$if(member !== undefined, (query) => query.where('memberId', '=', member ?? 0))
      .orderBy('roundId')
      .orderBy('memberId')
      .$if(member === undefined, (query) => query.limit(size))
      .execute();
    return rows.map(({ roundId, memberId, correct, points, streak }) => ({
      round: roundId,
      member: memberId,
      right: correct === 1,
      points,
      streak: streak ?? undefined,
    }));
  },
  drop: async (voidId, answers) => {
    for (const [roundId, ofRound] of Map.groupBy(answers, ({ round }) => round)) {
      await db
        .deleteFrom('keptAnswers')
        .where('voidId', '=', voidId)
        .where('roundId', '=', roundId)
        .where(
          'memberId',
          'in',
          ofRound.map(({ member }) => member),
        )
        .execute();
    }
    const other = await db
      .selectFrom('keptAnswers')
      .select('voidId')
      .where('voidId', '=', voidId)
      .limit(1)
      .executeTakeFirst();
    return other === undefined;
  },
  forget: async (now) => {
    await db.updateTable('voids').set({ undoUntil: null }).where('undoUntil', '<=', now).execute();
    const { numAffectedRows } = await sql`
      delete from kept_answers where (void_id, round_id, member_id) in (
        select void_id, round_id, member_id from kept_answers
        where void_id in (select id from voids where undo_until is null)
          and void_id not in (select void_id from recounts)
        limit ${size})`.execute(db);
    return Number(numAffectedRows) < size;
  },
});
