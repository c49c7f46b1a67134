import { type Kysely, sql } from 'kysely';
import type { Store } from '../../bot/store.ts';
import type { Workspace } from '../../chat/people.ts';
import type { Uploads } from '../../chat/uploads.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of uploaded files. */
export const uploads = (db: Kysely<Tables>): Uploads => ({
  show: async ({ platform, workspace }, message, files, end) => {
    const until = end ?? null;
    // What is needed for a while only is needed for that long, whatever comes after it.
    if (until === null) {
      await db
        .updateTable('uploads')
        .set({ until: 0 })
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('message', '=', message)
        .execute();
    }
    for (const file of files) {
      await db
        .insertInto('uploads')
        .values({ platform, workspace, message, file, until })
        .onConflict((conflict) =>
          conflict.columns(['platform', 'workspace', 'message', 'file']).doUpdateSet({ until }),
        )
        .execute();
    }
  },
  unneeded: async (workspace, now, limit) => {
    const rows = await ofWorkspace(db, workspace)
      .select('file')
      .groupBy('file')
      .having(({ fn, eb }) =>
        // What a message shows until it shows something else has no end.
        eb(fn.max(sql<number>`coalesce(until, ${Number.MAX_SAFE_INTEGER})`), '<=', now),
      )
      .orderBy('file')
      .limit(limit)
      .execute();
    return rows.map(({ file }) => file);
  },
  forget: async ({ platform, workspace }, file) => {
    await db
      .deleteFrom('uploads')
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where('file', '=', file)
      .execute();
  },
});

const ofWorkspace = (db: Kysely<Tables>, { platform, workspace }: Workspace) =>
  db.selectFrom('uploads').where('platform', '=', platform).where('workspace', '=', workspace);

/** Opens the uploaded files outside of transactions, for a platform. */
export const uploadsOn = ({ transaction }: Pick<Store, 'transaction'>): Uploads => ({
  show: (...stored) => transaction((records) => records.uploads.show(...stored)),
  unneeded: (...asked) => transaction((records) => records.uploads.unneeded(...asked)),
  forget: (...gone) => transaction((records) => records.uploads.forget(...gone)),
});
