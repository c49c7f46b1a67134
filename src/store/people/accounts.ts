import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Identity, Member } from '../../chat/people.ts';
import type { Accounts } from '../../features/accounts.ts';
import { onRows } from '../database/listed.ts';
import { hasRowLocks } from '../database/row-locks.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of accounts. */
export const accounts = (db: Kysely<Tables>): Accounts => ({
  of: ({ platform, workspace, user }) =>
    db
      .selectFrom('members')
      .select(['id', 'platform', 'workspace', 'user', 'name'])
      .where('platform', '=', platform)
      .where('user', '=', user)
      .where(({ or, eb }) => or([eb('workspace', '=', workspace), eb('everywhere', '=', 1)]))
      .orderBy((order) => order.case().when('workspace', '=', workspace).then(0).else(1).end())
      .orderBy('id')
      .execute(),
  person: async (member) => {
    const row = await db.selectFrom('members').select('person').where('id', '=', member).executeTakeFirst();
    return row?.person ?? 0;
  },
});

/** Builds SQL for the ids of all members that are the same account as a member, who is one of them. */
export const sameAccount = (db: Kysely<Tables>, member: number) =>
  db
    .selectFrom('members as self')
    .innerJoin('members as same', (join) =>
      join.onRef('same.platform', '=', 'self.platform').onRef('same.user', '=', 'self.user'),
    )
    .select('same.id')
    .where('self.id', '=', member)
    .where(({ or, eb }) => or([eb('same.id', '=', member), eb('same.everywhere', '=', 1)]));

/** Builds SQL for whether two members, `one` and `other`, are the same account. */
export const isSameAccount = sql<SqlBool>`
  (one.id = other.id
    or (one.platform = other.platform and one."user" = other."user" and one.everywhere = 1 and other.everywhere = 1))`;

/** Makes newcomers one person with what is known of their accounts in other workspaces. */
export const recognize = async (db: Kysely<Tables>, newcomers: readonly Member[]): Promise<void> => {
  if (newcomers.length === 0) return;
  const keys = newcomers.map(({ id, platform, user }) => ({ id, platform, user }));
  // Another transaction may be storing the same account in another workspace right now.
  if (hasRowLocks(db)) await lockAccounts(db, keys);
  const { rows } = await findElsewhere(db, keys);
  const accounts = Map.groupBy(rows, ({ platform, user }) => JSON.stringify([platform, user]));
  for (const found of accounts.values()) {
    const person = found.find(({ person }) => person !== null)?.person ?? (await addPerson(db));
    const ids = new Set(found.flatMap(({ id, other }) => [id, other]));
    await db
      .updateTable('members')
      .set({ person })
      .where('id', 'in', [...ids])
      .execute();
  }
};

/** Adds a person, of whom nothing but a number is known. */
export const addPerson = async (db: Kysely<Tables>, linkedAt = 0): Promise<number> => {
  const { id } = await db.insertInto('people').values({ linkedAt }).returning('id').executeTakeFirstOrThrow();
  return id;
};

type Key = Pick<Identity, 'platform' | 'user'> & { readonly id: number };

const lockAccounts = onRows<Key, unknown>({ id: 'integer', platform: 'text', user: 'text' }, (db, rows) => ({
  compile: () =>
    sql`
      select pg_advisory_xact_lock(locked.key) from (
        select distinct hashtextextended(met.platform || ' ' || met."user", 0) as key
        from ${rows} as met order by 1
      ) as locked`.compile(db),
}));

const findElsewhere = onRows<Key, Key & { readonly other: number; readonly person: number | null }>(
  { id: 'integer', platform: 'text', user: 'text' },
  (db, rows) =>
    db
      .selectFrom(rows.as('met'))
      // The cross join keeps SQLite from starting with every member.
      .crossJoin('members as known')
      .select(['met.id', 'met.platform', 'met.user', 'known.id as other', 'known.person'])
      .whereRef('known.platform', '=', 'met.platform')
      .whereRef('known.user', '=', 'met.user')
      .whereRef('known.id', '!=', 'met.id')
      .where('known.everywhere', '=', sql.lit(1)),
);
