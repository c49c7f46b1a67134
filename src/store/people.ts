import { type Kysely, type SqlBool, sql } from 'kysely';
import { caseFold } from '../chat/case-fold.ts';
import type { Channel, Channels, Member, Members } from '../chat/people.ts';
import type { Tables } from './tables.ts';

/** Creates the repository of channels. */
export const channels = (db: Kysely<Tables>): Channels => {
  const recall: Channels['recall'] = async ({ platform, workspace, channel }, name, owner) => {
    const known = await db
      .selectFrom('channels')
      .select([...channelColumns, 'memberId'])
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where('channel', '=', channel)
      .executeTakeFirst();
    if (known === undefined) return undefined;
    const memberId = owner ?? known.memberId;
    if (known.name === name && known.memberId === memberId) return toChannel(known);
    return db
      .updateTable('channels')
      .set({ name, memberId })
      .where('id', '=', known.id)
      .returning(channelColumns)
      .executeTakeFirstOrThrow();
  };
  return {
    recall,
    meet: async (address, name, owner) => {
      const { platform, workspace, channel } = address;
      const known = await recall(address, name, owner);
      if (known !== undefined) return known;
      return db
        .insertInto('channels')
        .values({ platform, workspace, channel, name, memberId: owner ?? null })
        .onConflict((conflict) =>
          conflict.columns(['platform', 'workspace', 'channel']).doUpdateSet({ name }),
        )
        .returning(channelColumns)
        .executeTakeFirstOrThrow();
    },
    get: (id) =>
      db.selectFrom('channels').select(channelColumns).where('id', '=', id).executeTakeFirstOrThrow(),
    inWorkspace: (platform, workspace) =>
      db
        .selectFrom('channels')
        .select(channelColumns)
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .orderBy('id')
        .execute(),
    timezone: async ({ platform, workspace }) => {
      const schedule = await db
        .selectFrom('schedules')
        .innerJoin('channels', 'channels.id', 'schedules.channelId')
        .select('schedules.timezone')
        .where('channels.platform', '=', platform)
        .where('channels.workspace', '=', workspace)
        .where('schedules.status', '!=', 'removed')
        .orderBy('schedules.id')
        .executeTakeFirst();
      return schedule?.timezone;
    },
  };
};

/** Creates the repository of members. */
export const members = (db: Kysely<Tables>): Members => {
  const recall: Members['recall'] = async (
    { platform, workspace, user },
    name,
    isManager = false,
    isGuess,
  ) => {
    const known = await db
      .selectFrom('members')
      .select([...memberColumns, 'manager'])
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where('user', '=', user)
      .executeTakeFirst();
    if (known === undefined) return undefined;
    const present = presentOf(name, isManager);
    if (isGuess || (known.name === name && known.manager === present.manager)) return toMember(known);
    return db
      .updateTable('members')
      .set(present)
      .where('id', '=', known.id)
      .returning(memberColumns)
      .executeTakeFirstOrThrow();
  };
  return {
    recall,
    meet: async (identity, name, isManager = false, isGuess = false) => {
      const known = await recall(identity, name, isManager, isGuess);
      if (known !== undefined) return known;
      const { platform, workspace, user } = identity;
      const present = presentOf(name, isManager);
      return db
        .insertInto('members')
        .values({ platform, workspace, user, ...present })
        .onConflict((conflict) =>
          conflict.columns(['platform', 'workspace', 'user']).doUpdateSet(isGuess ? { user } : present),
        )
        .returning(memberColumns)
        .executeTakeFirstOrThrow();
    },
    get: (id) =>
      db.selectFrom('members').select(memberColumns).where('id', '=', id).where(isPresent).executeTakeFirst(),
    find: ({ platform, workspace }, who): Promise<Member | undefined> =>
      db
        .selectFrom('members')
        .select(memberColumns)
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where(({ or, eb }) => or([eb('user', '=', who), eb('folded', '=', caseFold(who))]))
        .orderBy((order) => order.case().when('user', '=', who).then(0).else(1).end())
        .orderBy('id')
        .executeTakeFirst(),
    names: async ({ platform, workspace }, limit) => {
      const found = await db
        .selectFrom('members')
        .select('name')
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return found.map(({ name }) => name);
    },
  };
};

/** Returns whether a member is being erased. */
export const isErased = async (db: Kysely<Tables>, member: number): Promise<boolean> => {
  const row = await db.selectFrom('members').select('erasedAt').where('id', '=', member).executeTakeFirst();
  return row !== undefined && row.erasedAt !== null;
};

/** Builds SQL for whether a member is not being erased. */
export const isPresent = sql<SqlBool>`members.erased_at is null`;

const presentOf = (name: string, isManager: boolean) => ({
  name,
  folded: caseFold(name),
  manager: isManager ? (1 as const) : (0 as const),
});

/** The columns of a channel. */
const channelColumns = ['id', 'platform', 'workspace', 'channel', 'name'] as const;

const toChannel = ({ id, platform, workspace, channel, name }: Channel): Channel => ({
  id,
  platform,
  workspace,
  channel,
  name,
});

/** The columns of a member. */
export const memberColumns = ['id', 'platform', 'workspace', 'user', 'name'] as const;

const toMember = ({ id, platform, workspace, user, name }: Member): Member => ({
  id,
  platform,
  workspace,
  user,
  name,
});
