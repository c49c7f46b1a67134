import type { Kysely } from 'kysely';
import type { Owners, Policies } from '../../features/policies/repository.ts';
import { isPresent } from '../people/people.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of what managers decided for channels. */
export const policies = (db: Kysely<Tables>): Policies => ({
  of: async (channel) => {
    const row = await db
      .selectFrom('channelPolicies')
      .select(['starters', 'mostQuestions'])
      .where('channelId', '=', channel)
      .executeTakeFirst();
    return { starters: row?.starters ?? 'everyone', mostQuestions: row?.mostQuestions ?? undefined };
  },
  set: async (channelId, { starters, mostQuestions = null }) => {
    await db
      .insertInto('channelPolicies')
      .values({ channelId, starters, mostQuestions })
      .onConflict((conflict) => conflict.column('channelId').doUpdateSet({ starters, mostQuestions }))
      .execute();
  },
});

/** Creates the repository of who manages channels. */
export const owners = (db: Kysely<Tables>): Owners => ({
  has: async (channel, member) => {
    const row = await db
      .selectFrom('channelOwners')
      .select('memberId')
      .where('channelId', '=', channel)
      .where('memberId', '=', member)
      .executeTakeFirst();
    return row !== undefined;
  },
  list: (channel) =>
    db
      .selectFrom('channelOwners')
      .innerJoin('members', 'members.id', 'channelOwners.memberId')
      .select(['members.id', 'members.platform', 'members.workspace', 'members.user', 'members.name'])
      .where('channelOwners.channelId', '=', channel)
      .where(isPresent)
      .orderBy('members.folded')
      .orderBy('members.id')
      .execute(),
  add: async (channelId, memberId) => {
    await db
      .insertInto('channelOwners')
      .values({ channelId, memberId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  },
  remove: async (channel, member) => {
    await db
      .deleteFrom('channelOwners')
      .where('channelId', '=', channel)
      .where('memberId', '=', member)
      .execute();
  },
});
