import type { Kysely } from 'kysely';
import type { Recounting } from '../../features/leaderboard/repository.ts';
import type { Recounts } from '../../features/withdrawals/recount-repository.ts';
import type { Tables } from '../tables.ts';
import { toWithdrawal } from './withdrawals.ts';
import { lockWorkspace } from './workspace-lock.ts';

/** Creates the repository of what is left to grade again. */
export const recounts = (db: Kysely<Tables>): Recounts => ({
  list: async ({ platform, workspace }) => {
    await lockWorkspace(db, { platform, workspace });
    const rows = await db
      .selectFrom('recounts')
      .innerJoin('voids', 'voids.id', 'recounts.voidId')
      .selectAll('voids')
      .select(['later', 'afterRound', 'afterDay', 'afterMember'])
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .orderBy('recounts.id')
      .execute();
    return rows.map((row) => ({
      withdrawal: toWithdrawal(row),
      progress: {
        part: row.later === 1 ? 'later' : 'own',
        after: { round: row.afterRound, day: row.afterDay, member: row.afterMember },
      },
    }));
  },
  add: async (voidId) => {
    await db.insertInto('recounts').values({ voidId }).execute();
  },
  save: async (voidId, { part, after: { round, day, member } }) => {
    await db
      .updateTable('recounts')
      .set({ later: part === 'later' ? 1 : 0, afterRound: round, afterDay: day, afterMember: member })
      .where('voidId', '=', voidId)
      .execute();
  },
  remove: async (voidId) => {
    await db.deleteFrom('recounts').where('voidId', '=', voidId).execute();
  },
  settle: async (voidId, memberId) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('recountedMembers')
      .values({ voidId, memberId })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows !== 0n;
  },
});

/** Creates the repository that tells whether points are about to change. */
export const recounting = (db: Kysely<Tables>): Recounting => ({
  isIn: async ({ platform, workspace }) => {
    const row = await db
      .selectFrom('recounts')
      .innerJoin('voids', 'voids.id', 'recounts.voidId')
      .select('recounts.id')
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  },
});
