import { type Kysely, sql } from 'kysely';
import type { Departures } from '../../features/workspaces/repository.ts';
import type { Dialect } from '../database/some-rows.ts';
import { firstChannel, lockBoards } from '../leaderboards/leaderboards.ts';
import { forgetPeople } from '../people/linked-accounts.ts';
import type { Tables } from '../tables.ts';
import { removeWorkspaceRows, stopPlans } from './workspace-rows.ts';

/**
 * Creates the repository of workspaces whose data is to go.
 * @param onErase called when data is erased
 */
export const departures = (db: Kysely<Tables>, dialect: Dialect, onErase: () => void): Departures => ({
  note: async ({ platform, workspace }, leftAt, isErasing) => {
    const row = await db
      .insertInto('departures')
      .values({ platform, workspace, leftAt, erasing: isErasing ? 1 : 0 })
      .onConflict((conflict) =>
        conflict.columns(['platform', 'workspace']).doUpdateSet(({ ref }) => ({
          leftAt,
          erasing: isErasing ? 1 : ref('departures.erasing'),
        })),
      )
      .returning(['id', 'leftAt', 'erasing'])
      .executeTakeFirstOrThrow();
    return { platform, workspace, id: row.id, leftAt: row.leftAt, isErasing: row.erasing === 1 };
  },
  get: async (id) => {
    const row = await db.selectFrom('departures').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) return undefined;
    const { erasing, ...departure } = row;
    return { ...departure, isErasing: erasing === 1 };
  },
  isUsedSince: async ({ platform, workspace }, since) => {
    const used = await db
      .selectFrom('rounds')
      .innerJoin('channels', 'channels.id', 'rounds.channelId')
      .select('rounds.id')
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where('openedAt', '>', since)
      .limit(1)
      .executeTakeFirst();
    const installed = await db
      .selectFrom('installations')
      .select('id')
      .where('platform', '=', platform)
      .where('id', '=', workspace)
      .executeTakeFirst();
    return used !== undefined || installed !== undefined;
  },
  forget: async (id) => {
    await db.deleteFrom('departures').where('id', '=', id).execute();
  },
  eraseSome: async (workspace, limit) => {
    onErase();
    // Folding would put members back on the boards.
    const first = await firstChannel(db, workspace);
    if (first !== undefined) await lockBoards(db, first);
    await stopPlans(db, workspace);
    const isOver = (await removeWorkspaceRows(db, dialect, workspace, limit)) < limit;
    if (isOver) {
      await forgetPeople(db);
      await sql`delete from leagues where id not in (select league_id from league_workspaces)`.execute(db);
    }
    return isOver;
  },
});
