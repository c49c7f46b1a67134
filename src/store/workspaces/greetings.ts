import type { Kysely } from 'kysely';
import type { Greetings } from '../../features/welcome/repository.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of where the bot has introduced itself. */
export const greetings = (db: Kysely<Tables>): Greetings => ({
  add: async ({ platform, workspace }, channel, at) => {
    const { numInsertedOrUpdatedRows = 0n } = await db
      .insertInto('greetings')
      .values({ platform, workspace, channel, at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows > 0n;
  },
  forget: async ({ platform, workspace }) => {
    await db
      .deleteFrom('greetings')
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .execute();
  },
});
