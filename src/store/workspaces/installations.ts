import type { Kysely } from 'kysely';
import type { Store } from '../../bot/store.ts';
import type { Installations } from '../../features/workspaces/repository.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of installations. */
export const installations = (db: Kysely<Tables>): Installations => {
  const columns = ['platform', 'id', 'sealed'] as const;
  const get = (platform: string, id: string) =>
    db
      .selectFrom('installations')
      .select(columns)
      .where('platform', '=', platform)
      .where('id', '=', id)
      .executeTakeFirst();

  return {
    find: async ({ platform, workspace }, organization) => {
      const own = await get(platform, workspace);
      if (own !== undefined) return own;
      const known = await db
        .selectFrom('installedWorkspaces')
        .select('installation')
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .executeTakeFirst();
      const id = organization ?? known?.installation;
      const found = id === undefined ? undefined : await get(platform, id);
      if (found !== undefined && found.id !== known?.installation) {
        await db
          .insertInto('installedWorkspaces')
          .values({ platform, workspace, installation: found.id })
          .onConflict((conflict) =>
            conflict.columns(['platform', 'workspace']).doUpdateSet({ installation: found.id }),
          )
          .execute();
      }
      return found;
    },
    all: (platform) =>
      db.selectFrom('installations').select(columns).where('platform', '=', platform).orderBy('id').execute(),
    put: async ({ platform, id, sealed }) => {
      await db
        .insertInto('installations')
        .values({ platform, id, sealed, renewedBy: 0 })
        .onConflict((conflict) => conflict.columns(['platform', 'id']).doUpdateSet({ sealed, renewedBy: 0 }))
        .execute();
    },
    remove: async (platform, id) => {
      const served = await db
        .deleteFrom('installedWorkspaces')
        .where('platform', '=', platform)
        .where('installation', '=', id)
        .returning('workspace')
        .execute();
      await db
        .deleteFrom('installedWorkspaces')
        .where('platform', '=', platform)
        .where('workspace', '=', id)
        .execute();
      await db.deleteFrom('installations').where('platform', '=', platform).where('id', '=', id).execute();
      return served.map(({ workspace }) => workspace);
    },
    renew: async (platform, id, now, until) => {
      const { numUpdatedRows } = await db
        .updateTable('installations')
        .set({ renewedBy: until })
        .where('platform', '=', platform)
        .where('id', '=', id)
        .where('renewedBy', '<=', now)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
};

/** Creates the repository for callers outside the bot. Each call is a transaction of its own. */
export const installationsOn = ({ transaction }: Store): Installations => ({
  find: (...given) => transaction((records) => records.installations.find(...given)),
  all: (...given) => transaction((records) => records.installations.all(...given)),
  put: (...given) => transaction((records) => records.installations.put(...given)),
  remove: (...given) => transaction((records) => records.installations.remove(...given)),
  renew: (...given) => transaction((records) => records.installations.renew(...given)),
});
