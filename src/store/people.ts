import type { Kysely } from 'kysely';
import { caseFold } from '../chat/case-fold.ts';
import type { Channels, Member, Members, Workspace } from '../chat/people.ts';
import { distinct, onRows } from './listed.ts';
import { meetChannels } from './meet-channels.ts';
import { meetMembers, memberColumns } from './meet-members.ts';
import type { Tables } from './tables.ts';

/** Creates the repository of channels. */
export const channels = (db: Kysely<Tables>): Channels => ({
  meet: async ({ platform, workspace, channel }, name) =>
    present(await meetChannels(db, [{ platform, workspace, channel, name }])),
  meetAll: (places) => meetChannels(db, places),
  get: (id) => db.selectFrom('channels').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  inWorkspace: (platform, workspace) =>
    db
      .selectFrom('channels')
      .selectAll()
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .orderBy('id')
      .execute(),
  timezones: async (workspaces) => {
    const { rows } = await oldestSchedules(db, distinct(workspaces, keyOf));
    const zones = new Map(rows.map((row) => [keyOf(row), row.timezone]));
    return workspaces.map((one) => zones.get(keyOf(one)));
  },
});

const oldestSchedules = onRows<Workspace, Workspace & { readonly timezone: string }>(
  { platform: 'text', workspace: 'text' },
  (db, rows) =>
    db
      .selectFrom(rows.as('wanted'))
      .innerJoin('schedules', (join) =>
        join.on('schedules.id', '=', (oldest) =>
          oldest
            .selectFrom('channels')
            .crossJoin('schedules as s')
            .select(({ fn }) => fn.min('s.id').as('id'))
            .whereRef('channels.platform', '=', 'wanted.platform')
            .whereRef('channels.workspace', '=', 'wanted.workspace')
            .whereRef('s.channelId', '=', 'channels.id')
            .where('s.status', '!=', 'removed'),
        ),
      )
      .select(['wanted.platform', 'wanted.workspace', 'schedules.timezone']),
);

const keyOf = ({ platform, workspace }: Workspace): string => JSON.stringify([platform, workspace]);

/** Creates the repository of members. */
export const members = (db: Kysely<Tables>): Members => ({
  meet: async ({ platform, workspace, user }, name, manager = false, isGuess = false) =>
    present(
      await meetMembers(db, [{ platform, workspace, user, name, manager, ...(isGuess ? { isGuess } : {}) }]),
    ),
  meetAll: (senders) => meetMembers(db, senders),
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

const present = <T>([first]: readonly T[]): T => first as T;
