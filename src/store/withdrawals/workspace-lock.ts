import type { Kysely } from 'kysely';
import type { Workspace } from '../../chat/people.ts';
import { channelsIn } from '../people/channels.ts';
import type { Tables } from '../tables.ts';

/** Makes other transactions that lock the workspace wait until this one ends. Answers and posts don't wait. */
export const lockWorkspace = async (db: Kysely<Tables>, workspace: Workspace): Promise<void> => {
  // Writing a row locks it in both databases, even if nothing changes.
  await db
    .updateTable('channels')
    .set(({ ref }) => ({ name: ref('name') }))
    .where('id', '=', (first) =>
      first.selectFrom(channelsIn(db, workspace).as('own')).select(({ fn }) => fn.min('own.id').as('id')),
    )
    .execute();
};
