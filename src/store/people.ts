import type { Kysely } from 'kysely';
import type { Channel, Member, Members, Places } from '../bot/ports/people.ts';
import { exportMember } from './export.ts';
import type { Tables } from './tables.ts';

export const places = (db: Kysely<Tables>): Places => ({
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
  channel: (id) => db.selectFrom('channels').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  inWorkspace: (platform, workspace) =>
    db
      .selectFrom('channels')
      .selectAll()
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .orderBy('id')
      .execute(),
  timezone: async (channel: Channel) => {
    const schedule = await db
      .selectFrom('schedules')
      .innerJoin('channels', 'channels.id', 'schedules.channelId')
      .select('schedules.timezone')
      .where('channels.platform', '=', channel.platform)
      .where('channels.workspace', '=', channel.workspace)
      .where('schedules.status', '!=', 'removed')
      .orderBy((order) => order.case().when('channels.id', '=', channel.id).then(0).else(1).end())
      .orderBy('schedules.id')
      .executeTakeFirst();
    return schedule?.timezone;
  },
});

export const members = (db: Kysely<Tables>): Members => ({
  meet: async ({ platform, workspace, user }, name) => {
    const known = await db
      .selectFrom('members')
      .select(columns)
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where('user', '=', user)
      .executeTakeFirst();
    if (known?.name === name) return known;
    return db
      .insertInto('members')
      .values({ platform, workspace, user, name, folded: fold(name) })
      .onConflict((conflict) =>
        conflict.columns(['platform', 'workspace', 'user']).doUpdateSet({ name, folded: fold(name) }),
      )
      .returning(columns)
      .executeTakeFirstOrThrow();
  },
  get: (id) => db.selectFrom('members').select(columns).where('id', '=', id).executeTakeFirst(),
  find: ({ platform, workspace }, who): Promise<Member | undefined> =>
    db
      .selectFrom('members')
      .select(columns)
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where(({ or, eb }) => or([eb('user', '=', who), eb('folded', '=', fold(who))]))
      .orderBy((order) => order.case().when('user', '=', who).then(0).else(1).end())
      .orderBy('id')
      .executeTakeFirst(),
  export: (member) => exportMember(db, member),
  erase: async (member) => {
    await db.deleteFrom('members').where('id', '=', member).execute();
  },
});

const columns = ['id', 'platform', 'workspace', 'user', 'name'] as const;

/** In any script, which neither database's own lower() promises. */
const fold = (name: string): string => name.normalize('NFC').toLowerCase();
