import type { Kysely } from 'kysely';
import type { Workspace } from '../../chat/people.ts';
import type { Tables } from '../tables.ts';
import { firstChannel, lockBoards } from './leaderboards.ts';

/**
 * Gives the leaderboards of a workspace to its next channel, because they belong to the first one, and that is about to be
 * removed. Nobody is on them anymore if there is no other channel.
 */
export const passBoardsOn = async (
  db: Kysely<Tables>,
  { id, platform, workspace }: Workspace & { readonly id: number },
): Promise<void> => {
  if ((await firstChannel(db, { platform, workspace })) !== id) return;
  await lockBoards(db, id);
  const { next } = await db
    .selectFrom('channels')
    .select(({ fn }) => fn.min<number | null>('id').as('next'))
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .where('id', '>', id)
    .executeTakeFirstOrThrow();
  if (next === null) await db.deleteFrom('leaderboards').where('placeId', '=', id).execute();
  else await db.updateTable('leaderboards').set({ placeId: next }).where('placeId', '=', id).execute();
};
