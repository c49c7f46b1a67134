import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Identity, Member } from '../../chat/people.ts';
import type { Accounts } from '../../features/accounts.ts';
import { distinct, onRows } from '../database/listed.ts';
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
  if (rows.length === 0) return;
  const accounts = Map.groupBy(rows, ({ platform, user }) => JSON.stringify([platform, user]));
  const found = [...accounts.values()].map((known) => ({
    ids: distinct(
      known.flatMap(({ id, other }) => [id, other]),
      (id) => id,
    ),
    person: known.find(({ person }) => person !== null)?.person ?? undefined,
  }));
  const strangers = found.filter(({ person }) => person === undefined);
  const added = (await addPersons(db, strangers.map(unlinked))).values();
  await setPersons(
    db,
    found.flatMap(({ ids, person = added.next().value as number }) => ids.map((id) => ({ id, person }))),
  );
};

/** Adds a person, of whom nothing but a number is known. */
export const addPerson = async (db: Kysely<Tables>, linkedAt = 0): Promise<number> => {
  const [id] = await addPersons(db, [{ linkedAt }]);
  return id as number;
};

const unlinked = () => ({ linkedAt: 0 });

/** Adds persons, and returns their numbers. */
const addPersons = async (
  db: Kysely<Tables>,
  persons: readonly { readonly linkedAt: number }[],
): Promise<number[]> =>
  persons.length === 0 ? [] : (await insertPersons(db, persons)).rows.map(({ id }) => id);

const insertPersons = onRows<{ readonly linkedAt: number }, { readonly id: number }>(
  { linkedAt: 'bigint' },
  (db, rows) =>
    db
      .insertInto('people')
      .columns(['linkedAt'])
      .expression(db.selectFrom(rows.as('added')).selectAll())
      .returning('id'),
);

const setPersons = onRows<{ readonly id: number; readonly person: number }, unknown>(
  { id: 'integer', person: 'integer' },
  (db, rows) =>
    db
      .updateTable('members')
      .from(rows.as('found'))
      .set(({ ref }) => ({ person: ref('found.person') }))
      .whereRef('members.id', '=', 'found.id'),
);

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
