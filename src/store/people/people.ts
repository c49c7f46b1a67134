import { type Kysely, type SqlBool, sql } from 'kysely';
import { caseFold } from '../../chat/case-fold.ts';
import type { Acquaintances, Channels, Member, Members, Workspace } from '../../chat/people.ts';
import { distinct, onRows } from '../database/listed.ts';
import type { Tables } from '../tables.ts';
import { channelColumns, meetChannel, recallChannels } from './meet-channels.ts';
import { addMembers, memberColumns, recallMembers } from './meet-members.ts';

/** Creates the repository of channels. */
export const channels = (db: Kysely<Tables>): Channels => ({
  meet: (address, name, owner) => meetChannel(db, { ...address, name, owner }),
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
  meet: async ({ platform, workspace, user }, name, manager = false, isGuess = false) => {
    const sender = { platform, workspace, user, name, manager, ...(isGuess ? { isGuess } : {}) };
    const [known] = await recallMembers(db, [sender]);
    const [member] = known === undefined ? await addMembers(db, [sender]) : [known];
    return member as Member;
  },
  meetAll: (senders) => addMembers(db, senders),
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
});

/** Creates the repository of those whom the bot has met. */
export const acquaintances = (db: Kysely<Tables>): Acquaintances => ({
  members: (senders) => recallMembers(db, senders),
  channels: (places) => recallChannels(db, places),
});

/** Finds those of these members who are being erased, or of whom a manager said that they left. */
export const findGone = async (db: Kysely<Tables>, ids: readonly number[]): Promise<readonly Gone[]> => {
  const { rows } = await findRows(
    db,
    ids.map((id) => ({ id })),
  );
  return rows;
};

type Gone = Member & { readonly erasedAt: number | null };

const findRows = onRows<{ readonly id: number }, Gone>({ id: 'integer' }, (db, rows) =>
  db
    .selectFrom(rows.as('wanted'))
    // The cross join keeps SQLite from starting with every member.
    .crossJoin('members')
    .select(['members.id', 'members.platform', 'members.workspace', 'members.user', 'members.name'])
    .select('members.erasedAt')
    .whereRef('members.id', '=', 'wanted.id')
    .where(({ or, eb }) =>
      or([eb('members.erasedAt', 'is not', null), eb('members.offBoards', '=', sql.lit('left'))]),
    ),
);

/** Builds SQL for whether a member is not being erased. */
export const isPresent = sql<SqlBool>`members.erased_at is null`;

/** Builds SQL for whether others see a member on leaderboards. */
export const isOnBoards = sql<SqlBool>`(members.erased_at is null and members.off_boards is null)`;
