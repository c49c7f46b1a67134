import type { Kysely, Selectable } from 'kysely';
import type { ReportTellings, Telling } from '../../features/withdrawals/repository.ts';
import { optionally } from '../database/optionally.ts';
import type { ReportTellingRow } from '../rows/games.ts';
import type { Tables } from '../tables.ts';
import { byQuestion, openReports } from './reports.ts';

/** Creates the repository of what managers were told about reports. */
export const reportTellings = (db: Kysely<Tables>): ReportTellings => ({
  of: async ({ platform, workspace }) => {
    const row = await db
      .insertInto('reportTellings')
      .values({ platform, workspace, at: null })
      // Writing the row locks it, even if nothing changes.
      .onConflict((conflict) => conflict.columns(['platform', 'workspace']).doUpdateSet({ platform }))
      .returningAll()
      .executeTakeFirstOrThrow();
    return toTelling(row);
  },
  get: async (id) =>
    optionally(
      toTelling,
      await db.selectFrom('reportTellings').selectAll().where('id', '=', id).executeTakeFirst(),
    ),
  untold: (workspace) => byQuestion(openReports(db, workspace).where('reports.toldAt', 'is', null)),
  shownAt: async ({ platform, workspace }, question) => {
    const row = await db
      .selectFrom('rounds')
      .innerJoin('channels', 'channels.id', 'rounds.channelId')
      .innerJoin('posts', (join) =>
        join.onRef('posts.subject', '=', 'rounds.id').on('posts.kind', '=', 'question'),
      )
      .select(['channels.channel', 'posts.message'])
      .where('channels.platform', '=', platform)
      .where('channels.workspace', '=', workspace)
      .where('rounds.questionId', '=', question)
      .where('posts.message', 'is not', null)
      .orderBy('rounds.id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.message == null ? undefined : { channel: row.channel, message: row.message };
  },
  told: async ({ id, workspace: { platform, workspace } }, at) => {
    await db.updateTable('reportTellings').set({ at }).where('id', '=', id).execute();
    await db
      .updateTable('reports')
      .set({ toldAt: at })
      .where('toldAt', 'is', null)
      .where('settledAt', 'is', null)
      // Looking the member up is much faster than listing all members of the workspace.
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('members')
            .select('id')
            .whereRef('members.id', '=', 'reports.memberId')
            .where('platform', '=', platform)
            .where('workspace', '=', workspace),
        ),
      )
      .execute();
  },
});

const toTelling = ({ id, platform, workspace, at }: Selectable<ReportTellingRow>): Telling => ({
  id,
  workspace: { platform, workspace },
  at: at ?? undefined,
});
