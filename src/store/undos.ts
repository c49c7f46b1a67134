import { type Kysely, sql } from 'kysely';
import type { Undos } from '../features/withdrawals/repository.ts';
import { channelsIn } from './channels.ts';
import { toRound } from './rounds.ts';
import type { SliceSize } from './slice-size.ts';
import type { Tables } from './tables.ts';
import { lockWorkspace } from './workspace-lock.ts';

/** How many answers one statement keeps. */
const atOnce = 100;

/** Creates the repository of what it takes to undo withdrawals. */
export const undos = (db: Kysely<Tables>, { answers: size }: SliceSize): Undos => ({
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
  blockedBy: async ({ id, workspace, question }) => {
    await lockWorkspace(db, workspace);
    const row = await db
      .selectFrom('voids')
      .innerJoin('keptAnswers as kept', 'kept.voidId', 'voids.id')
      .innerJoin('rounds as round', 'round.id', 'kept.roundId')
      .select('voids.questionId')
      .where('voids.id', '>', id)
      .where('voids.undoneAt', 'is', null)
      .where(({ or, exists, selectFrom }) =>
        or([
          exists(
            selectFrom('keptAnswers as same')
              .select('same.voidId')
              .where('same.voidId', '=', id)
              .whereRef('same.roundId', '=', 'kept.roundId')
              .whereRef('same.memberId', '=', 'kept.memberId'),
          ),
          // The later withdrawal found a longer streak because this one spared a day before it.
          exists(
            selectFrom('rounds as spared')
              .select('spared.id')
              .where('spared.questionId', '=', question)
              .where('spared.voided', '=', 1)
              .whereRef('spared.channelId', '=', 'round.channelId')
              .whereRef('spared.day', '<', 'round.day')
              .where((day) =>
                day.not(
                  day.exists(
                    day
                      .selectFrom('answers')
                      .select('answers.roundId')
                      .whereRef('answers.roundId', '=', 'spared.id')
                      .whereRef('answers.memberId', '=', 'kept.memberId'),
                  ),
                ),
              ),
          ),
        ]),
      )
      .orderBy('voids.id', 'desc')
      .executeTakeFirst();
    return row?.questionId;
  },
  begin: async ({ id, workspace, question, at }, now) => {
    const { numUpdatedRows } = await db
      .updateTable('voids')
      .set({ undoneAt: now, undoUntil: null })
      .where('id', '=', id)
      .where('undoneAt', 'is', null)
      .where('undoUntil', '>', now)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return undefined;
    const rows = await db
      .updateTable('rounds')
      .set(({ eb, and, ref }) => ({
        voided: 0,
        cutShort: eb
          .case()
          .when(and([eb('closedAt', '=', at), eb('closesAt', '>', at)]))
          .then(1 as const)
          .else(ref('cutShort'))
          .end(),
      }))
      .where('questionId', '=', question)
      .where('voided', '=', 1)
      .where('channelId', 'in', channelsIn(db, workspace))
      .returningAll()
      .execute();
    await db
      .updateTable('reports')
      .set({ settledAt: null })
      .where('questionId', '=', question)
      .where('settledAt', '=', at)
      .where('memberId', 'in', ({ selectFrom }) =>
        selectFrom('members')
          .select('id')
          .where('platform', '=', workspace.platform)
          .where('workspace', '=', workspace.workspace),
      )
      .execute();
    return rows.map(toRound).sort((a, b) => a.id - b.id);
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
