import { type Kysely, sql } from 'kysely';
import type { Counts } from '../../features/limits.ts';
import { channelsIn } from '../people/channels.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository that counts what is limited. */
export const counts = (db: Kysely<Tables>): Counts => ({
  teamsBy: async (member, since) => {
    const row = await db
      .selectFrom('teams')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('createdBy', '=', member)
      .where('createdAt', '>', since)
      .executeTakeFirstOrThrow();
    return row.count;
  },
  schedules: async (workspace) => {
    const row = await db
      .selectFrom('schedules')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('status', '!=', 'removed')
      .where('channelId', 'in', channelsIn(db, workspace))
      .executeTakeFirstOrThrow();
    return row.count;
  },
  quizzes: async (workspace) => {
    const row = await db
      .selectFrom('quizzes')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('running', '=', sql.lit(1))
      .where('channelId', 'in', channelsIn(db, workspace))
      .executeTakeFirstOrThrow();
    return row.count;
  },
  waitingPosts: async (channel) => {
    const row = await db
      .selectFrom('posts')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('channelId', '=', channel)
      .where('pending', '=', sql.lit(1))
      .where('message', 'is', null)
      .executeTakeFirstOrThrow();
    return row.count;
  },
});
