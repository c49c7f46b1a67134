import type { Kysely } from 'kysely';
import type { Workspace } from '../../chat/people.ts';
import type { Reported, Reports } from '../../features/withdrawals/repository.ts';
import { memberColumns } from '../people/meet-members.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of reports. */
export const reports = (db: Kysely<Tables>): Reports => ({
  add: async (questionId, memberId, reason, at, most) => {
    const { others } = await db
      .selectFrom('reports')
      .select(({ fn }) => fn.countAll<number>().as('others'))
      .where('memberId', '=', memberId)
      .where('questionId', '!=', questionId)
      .where('settledAt', 'is', null)
      .executeTakeFirstOrThrow();
    if (others >= most) return false;
    const report = { reason, at, settledAt: null, settledBy: null, toldAt: null };
    await db
      .insertInto('reports')
      .values({ questionId, memberId, ...report })
      .onConflict((conflict) => conflict.columns(['questionId', 'memberId']).doUpdateSet(report))
      .execute();
    return true;
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
  open: (workspace) => byQuestion(openReports(db, workspace)),
  settle: async (workspace, question, by, at) => {
    const { numUpdatedRows } = await db
      .updateTable('reports')
      .set({ settledAt: at, settledBy: by })
      .where('questionId', '=', question)
      .where('settledAt', 'is', null)
      .where('memberId', 'in', ofWorkspace(db, workspace).select('reports.memberId'))
      .executeTakeFirst();
    const last = await ofWorkspace(db, workspace)
      .innerJoin('members as settler', 'settler.id', 'reports.settledBy')
      .select('settler.name')
      .where('reports.questionId', '=', question)
      .orderBy('reports.settledAt', 'desc')
      .executeTakeFirst();
    return { count: Number(numUpdatedRows), by: last?.name };
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

/** Builds SQL for the open reports of a workspace. */
export const openReports = (db: Kysely<Tables>, workspace: Workspace) =>
  ofWorkspace(db, workspace)
    .select(['reports.questionId', 'reports.reason', 'members.id', 'members.name'])
    .where('reports.settledAt', 'is', null);

/** Reads reports, oldest first, by their question. */
export const byQuestion = async (query: ReturnType<typeof openReports>): Promise<readonly Reported[]> => {
  const rows = await query.orderBy('reports.at').orderBy('members.id').execute();
  return [...Map.groupBy(rows, ({ questionId }) => questionId)].map(([question, reports]) => ({
    question,
    reasons: reports.map(({ id, name, reason }) => ({ member: id, by: name, reason })),
  }));
};

const ofWorkspace = (db: Kysely<Tables>, { platform, workspace }: Workspace) =>
  db
    .selectFrom('reports')
    .innerJoin('members', 'members.id', 'reports.memberId')
    .where('members.platform', '=', platform)
    .where('members.workspace', '=', workspace);
