import type { Kysely } from 'kysely';
import type { Undos } from '../../features/withdrawals/repository.ts';
import { channelsIn } from '../people/channels.ts';
import { toRound } from '../rounds/rounds.ts';
import { forgetStreaks } from '../streaks/kept-streaks.ts';
import type { Tables } from '../tables.ts';
import { lockWorkspace } from './workspace-lock.ts';

/** Creates the repository that undoes withdrawals. */
export const undos = (db: Kysely<Tables>): Undos => ({
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
    await forgetStreaks(db, rows);
    await db
      .updateTable('reports')
      .set({ settledAt: null, settledBy: null })
      .where('questionId', '=', question)
      .where('settledAt', '=', at)
      // Looking the member up is much faster than listing all members of the workspace.
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('members')
            .select('id')
            .whereRef('members.id', '=', 'reports.memberId')
            .where('platform', '=', workspace.platform)
            .where('workspace', '=', workspace.workspace),
        ),
      )
      .execute();
    return rows.map(toRound).sort((a, b) => a.id - b.id);
  },
});
