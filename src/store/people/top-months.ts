import { type Kysely, type SqlBool, sql } from 'kysely';
import type { TopMonths } from '../../features/roles/repository.ts';
import { answered } from '../leaderboards/sums.ts';
import { isSealed } from '../rounds/sealed.ts';
import type { Tables } from '../tables.ts';
import { channelsIn } from './channels.ts';
import { membersIn, wantRole } from './given-roles.ts';

/** How many rows one statement adds. A tie may be of everybody. */
const atOnce = 500;

/** Creates the repository of the best of each month. */
export const topMonths = (db: Kysely<Tables>): TopMonths => ({
  due: async (month) => {
    const rows = await db
      .selectFrom('givenRoles as given')
      .innerJoin('channels as first', (join) =>
        join
          .onRef('first.platform', '=', 'given.platform')
          .onRef('first.workspace', '=', 'given.workspace')
          .on(
            sql<SqlBool>`not exists (select 1 from channels c where c.platform = first.platform and c.workspace = first.workspace and c.id < first.id)`,
          ),
      )
      .select(['first.id', 'first.platform', 'first.workspace', 'first.channel', 'first.name', 'month'])
      .where('kind', '=', 'top')
      .where(({ or, eb }) => or([eb('month', 'is', null), eb('month', '<', month)]))
      .execute();
    return rows.map(({ month: last, ...channel }) => ({ channel, month: last ?? undefined }));
  },
  isWaiting: async (workspace, before) => {
    const open = await answered(db)
      .select('rounds.id')
      .where('rounds.channelId', 'in', channelsIn(db, workspace))
      .where('answers.date', '<', before)
      .where(isSealed)
      .limit(1)
      .executeTakeFirst();
    return open !== undefined;
  },
  award: async ({ platform, workspace }, month, members) => {
    const { numUpdatedRows } = await db
      .updateTable('givenRoles')
      .set({ month })
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where('kind', '=', 'top')
      .where(({ or, eb }) => or([eb('month', 'is', null), eb('month', '<', month)]))
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return;
    await db
      .updateTable('roleMembers')
      .set({ wanted: 0 })
      .where('kind', '=', 'top')
      .where('memberId', 'in', membersIn(db, { platform, workspace }))
      .execute();
    for (let from = 0; from < members.length; from += atOnce) {
      await wantRole(db, 'top', members.slice(from, from + atOnce), true);
    }
  },
});
