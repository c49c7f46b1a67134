import type { Kysely } from 'kysely';
import type { Workspace } from '../../chat/people.ts';
import type { Tables } from '../tables.ts';

/** Builds SQL for the ids of a workspace's channels. */
export const channelsIn = (db: Kysely<Tables>, { platform, workspace }: Workspace) =>
  db
    .selectFrom('channels')
    .select('channels.id')
    .where('platform', '=', platform)
    .where('workspace', '=', workspace);
