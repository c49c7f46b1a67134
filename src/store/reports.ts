import type { Kysely } from 'kysely';
import type { Workspace } from '../chat/people.ts';
import type { Reports } from '../features/withdrawals/repository.ts';
import { memberColumns } from './people.ts';
import type { Tables } from './tables.ts';

/** Creates the repository of reports. */
export const reports = (db: Kysely<Tables>): Reports => ({
  add: async (questionId, memberId, reason, at) => {
    await db
      .insertInto('reports')
      .values({ questionId, memberId, reason, at, settledAt: null })
      .onConflict((conflict) =>
        conflict.columns(['questionId', 'memberId']).doUpdateSet({ reason, at, settledAt: null }),
      )
      .execute();
  },
  shownIn: async (channel, message) => {
    const row = await db
      .selectFrom('posts')
      .innerJoin('rounds', 'rounds.id', 'posts.subject')
      .select('rounds.questionId')
      .where('posts.kind', '=', 'question')
      .where('posts.channelId', '=', channel)
      .where('posts.message', '=', message)
      .executeTakeFirst();
    return row?.questionId;
  },
  open: async (workspace) => {
    const rows = await ofWorkspace(db, workspace)
      .select(['reports.questionId', 'reports.reason', 'members.name'])
      .where('reports.settledAt', 'is', null)
      .orderBy('reports.at')
      .orderBy('members.id')
      .execute();
    return [...Map.groupBy(rows, ({ questionId }) => questionId)].map(([question, reports]) => ({
      question,
      reasons: reports.map(({ name, reason }) => ({ by: name, reason })),
    }));
  },
  settle: async (workspace, question, at) => {
    const { numUpdatedRows } = await db
      .updateTable('reports')
      .set({ settledAt: at })
      .where('questionId', '=', question)
      .where('settledAt', 'is', null)
      .where('memberId', 'in', ofWorkspace(db, workspace).select('reports.memberId'))
      .executeTakeFirst();
    return Number(numUpdatedRows);
  },
  readers: ({ platform, workspace }, limit) =>
    db
      .selectFrom('members')
      .select(memberColumns)
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where('manager', '=', 1)
      .orderBy('id', 'desc')
      .limit(limit)
      .execute(),
});

const ofWorkspace = (db: Kysely<Tables>, { platform, workspace }: Workspace) =>
  db
    .selectFrom('reports')
    .innerJoin('members', 'members.id', 'reports.memberId')
    .where('members.platform', '=', platform)
    .where('members.workspace', '=', workspace);
