import type { Kysely } from 'kysely';
import { caseFold } from '../chat/case-fold.ts';
import type { Channels, Member, Members } from '../chat/people.ts';
import type { Tables } from './tables.ts';

/** Creates the repository of channels. */
export const channels = (db: Kysely<Tables>): Channels => ({
  meet: async ({ platform, workspace, channel }, name) => {
    const known = await db
      .selectFrom('channels')
      .selectAll()
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where('channel', '=', channel)
      .executeTakeFirst();
    if (known?.name === name) return known;
    return db
      .insertInto('channels')
      .values({ platform, workspace, channel, name })
      .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'channel']).doUpdateSet({ name }))
      .returningAll()
      .executeTakeFirstOrThrow();
  },
  get: (id) => db.selectFrom('channels').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  inWorkspace: (platform, workspace) =>
    db
      .selectFrom('channels')
      .selectAll()
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
});

/** Creates the repository of members. */
export const members = (db: Kysely<Tables>): Members => ({
  meet: async ({ platform, workspace, user }, name, isManager = false, isGuess = false) => {
    const known = await db
      .selectFrom('members')
      .select([...memberColumns, 'manager'])
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where('user', '=', user)
      .executeTakeFirst();
    const present = { name, folded: caseFold(name), manager: isManager ? (1 as const) : (0 as const) };
    const isPresent = known?.name === name && known.manager === present.manager;
    if (known && (isGuess || isPresent)) return toMember(known);
    return db
      .insertInto('members')
      .values({ platform, workspace, user, ...present })
      .onConflict((conflict) =>
        conflict.columns(['platform', 'workspace', 'user']).doUpdateSet(isGuess ? { user } : present),
      )
      .returning(memberColumns)
      .executeTakeFirstOrThrow();
  },
  get: (id) => db.selectFrom('members').select(memberColumns).where('id', '=', id).executeTakeFirst(),
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
