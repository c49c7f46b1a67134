import type { Kysely } from 'kysely';
import { caseFold } from '../../chat/case-fold.ts';
import type { Memberships, Teams } from '../../features/teams/repository.ts';
import { onRows } from '../database/listed.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of teams. */
export const teams = (db: Kysely<Tables>): Teams => ({
  list: ({ platform, workspace }) =>
    withSize(db)
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .orderBy('folded')
      .execute(),
  create: async ({ platform, workspace }, name, createdBy, createdAt) => {
    const { id } = await db
      .insertInto('teams')
      .values({ platform, workspace, name, folded: caseFold(name), createdBy, createdAt })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { id, name, members: 0 };
  },
  rename: async (team, name) => {
    await db
      .updateTable('teams')
      .set({ name, folded: caseFold(name) })
      .where('id', '=', team)
      .execute();
  },
  remove: async (team) => {
    await db.deleteFrom('teams').where('id', '=', team).execute();
  },
});

/** Creates the repository of team memberships. */
export const memberships = (db: Kysely<Tables>): Memberships => ({
  of: (member) =>
    withSize(db)
      .innerJoin('teamMembers as own', 'own.teamId', 'teams.id')
      .where('own.memberId', '=', member)
      .executeTakeFirst(),
  among: async (members) => {
    const { rows } = await inTeams(
      db,
      members.map((member) => ({ member })),
    );
    return new Set(rows.map(({ member }) => member));
  },
  join: async (memberId, teamId) => {
    await db
      .insertInto('teamMembers')
      .values({ memberId, teamId })
      .onConflict((conflict) => conflict.column('memberId').doUpdateSet({ teamId }))
      .execute();
  },
  leave: async (member) => {
    await db.deleteFrom('teamMembers').where('memberId', '=', member).execute();
  },
});

const withSize = (db: Kysely<Tables>) =>
  db
    .selectFrom('teams')
    .select(({ fn, selectFrom }) => [
      'teams.id',
      'teams.name',
      selectFrom('teamMembers')
        .select(fn.countAll<number>().as('count'))
        .whereRef('teamMembers.teamId', '=', 'teams.id')
        .$asScalar()
        .$notNull()
        .as('members'),
    ]);

const inTeams = onRows<{ readonly member: number }, { readonly member: number }>(
  { member: 'integer' },
  (db, rows) =>
    db
      .selectFrom(rows.as('wanted'))
      .innerJoin('teamMembers', 'teamMembers.memberId', 'wanted.member')
      .select('wanted.member'),
);
