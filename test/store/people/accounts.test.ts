import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { up as start } from '../../../migrations/0001-start.ts';
import { up as standings } from '../../../migrations/0002-standings.ts';
import { up as accounts } from '../../../migrations/0024-accounts.ts';
import type { Records, Store } from '../../../src/bot/store.ts';
import type { Member } from '../../../src/chat/people.ts';
import type { Connection } from '../../../src/store/database/connection.ts';
import { storeOn } from '../../../src/store/store.ts';
import { databases } from '../../support/databases.ts';

describe.each(databases)('accounts on $name', ({ open }) => {
  let store: Store;
  beforeAll(async () => {
    store = await storeOn(await open());
  });
  afterAll(() => store.close());

  const inside = <T>(work: (records: Records) => Promise<T>): Promise<T> => store.transaction(work);
  const meetAll = (...wanted: readonly (readonly [workspace: string, user: string])[]) =>
    inside(({ members }) =>
      members.meetAll(
        wanted.map(([workspace, user]) => ({
          platform: 'wide',
          workspace,
          user,
          name: user,
          manager: false,
          isEverywhere: true,
        })),
      ),
    );
  const meet = async (workspace: string, user: string): Promise<Member> => {
    const [member] = await meetAll([workspace, user]);
    return member ?? expect.fail();
  };
  const meetNarrow = (workspace: string, user: string): Promise<Member> =>
    inside(({ members }) => members.meet({ platform: 'narrow', workspace, user }, user));
  const idsOf = (found: readonly Member[]) => found.map(({ id }) => id);
  const person = (id: number) => inside(({ accounts }) => accounts.person(id));

  test('are one person in all workspaces, where the platform says so', async () => {
    const [one, other] = await meetAll(['one', 'ada'], ['other', 'ada'], ['other', 'bob']);
    const third = await meet('third', 'ada');
    const own = idsOf([one ?? expect.fail(), other ?? expect.fail(), third]);
    expect(idsOf(await inside(({ persons }) => persons.all(third.id)))).toEqual(own);
    expect(await inside(({ persons }) => persons.others(third.id))).toEqual([]);
    const unknown = { platform: 'wide', workspace: 'fourth', user: 'ada' };
    expect(idsOf(await inside(({ accounts }) => accounts.of(unknown)))).toEqual(own);
    expect(idsOf(await inside(({ accounts }) => accounts.of(third)))[0]).toBe(third.id);
    const bob = await meet('other', 'bob');
    expect(await person(bob.id)).toBe(0);
  });

  test('are recognized together when a crowd comes into another workspace', async () => {
    const users = ['c1', 'c2', 'c3', 'c4'].map((user) => ['crowd', user] as const);
    const before = await meetAll(...users);
    await meet('elsewhere', 'c1');
    const after = await meetAll(...users.map(([, user]) => ['new', user] as const));
    const persons = await Promise.all(after.map(({ id }) => person(id)));
    expect(new Set(persons).size).toBe(4);
    expect(persons).not.toContain(0);
    expect(await Promise.all(before.map(({ id }) => person(id)))).toEqual(persons);
  });

  test('stay apart where the same id may be somebody else', async () => {
    const one = await meetNarrow('one', 'same');
    const other = await meetNarrow('other', 'same');
    expect(idsOf(await inside(({ accounts }) => accounts.of(one)))).toEqual([one.id]);
    expect([await person(one.id), await person(other.id)]).toEqual([0, 0]);
  });

  test('are linked and parted as a whole', async () => {
    const [one, other] = await meetAll(['one', 'eve'], ['other', 'eve']);
    const slack = await meetNarrow('one', 'evelyn');
    const [first, second] = [one ?? expect.fail(), other ?? expect.fail()];
    await inside(({ persons }) => persons.unite(slack.id, second.id, 1));
    expect(idsOf(await inside(({ persons }) => persons.others(slack.id)))).toEqual([first.id]);
    expect(idsOf(await inside(({ persons }) => persons.others(first.id)))).toEqual([slack.id]);
    const third = await meet('third', 'eve');
    expect(idsOf(await inside(({ persons }) => persons.others(third.id)))).toEqual([slack.id]);
    await inside(({ persons }) => persons.part(third.id));
    expect(idsOf(await inside(({ persons }) => persons.all(first.id)))).toEqual([
      first.id,
      second.id,
      third.id,
    ]);
    expect(await person(slack.id)).toBe(0);
  });

  test('clash if they would be two in one workspace', async () => {
    const [zoe, yan] = await meetAll(['here', 'zoe'], ['there', 'yan']);
    const clash = (one: Member | undefined, other: Member | undefined) =>
      inside(({ persons }) => persons.clash(one?.id ?? 0, other?.id ?? 0));
    expect(await clash(zoe, yan)).toBe(true);
    const [here, there] = [await meetNarrow('here', 'max'), await meetNarrow('there', 'max')];
    expect(await clash(here, there)).toBe(false);
    expect(await clash(here, await meetNarrow('here', 'moe'))).toBe(true);
    expect(await clash(here, zoe)).toBe(false);
    await inside(({ persons }) => persons.unite(here.id, zoe?.id ?? 0, 1));
    expect(await clash(there, yan)).toBe(false);
    await inside(({ persons }) => persons.unite(there.id, yan?.id ?? 0, 1));
    expect(await clash(here, there)).toBe(true);
  });
});

describe.each(databases)('a database in which accounts were apart, on $name', ({ open }) => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await open();
  });
  afterAll(() => connection.db.destroy());

  test('unites them, with what they are linked to', async () => {
    const { db, dialect } = connection;
    const tables = db as unknown as Parameters<typeof start>[0];
    await start(tables, dialect);
    await standings(tables, dialect);
    for (const id of [1, 2, 3]) await sql`insert into people (id, linked_at) values (${id}, 0)`.execute(db);
    if (dialect === 'postgres') await sql`select setval('people_id_seq', 3)`.execute(db);
    const members = [
      ['discord', 'one', 'ada', 1],
      ['slack', 'w', 'S1', 1],
      ['discord', 'two', 'ada', 2],
      ['slack', 'w', 'S2', 2],
      ['slack', 'v', 'S3', 2],
      ['discord', 'three', 'bob', 2],
      ['discord', 'one', 'cleo', null],
      ['discord', 'two', 'cleo', null],
      ['discord', 'one', 'dan', null],
      ['slack', 'one', 'cleo', null],
      ['slack', 'w', 'S4', 3],
      ['discord', 'one', 'eve', 3],
    ] as const;
    for (const [index, [platform, workspace, user, person]] of members.entries()) {
      await sql`
        insert into members (id, platform, workspace, "user", name, folded, person)
        values (${index + 1}, ${platform}, ${workspace}, ${user}, ${user}, ${user}, ${person})`.execute(db);
    }
    await accounts(tables);
    const rows = await db
      .selectFrom('members')
      .select(['id', 'person', 'everywhere'])
      .orderBy('id')
      .execute();
    const people = Map.groupBy(rows, ({ person }) => person);
    const groups = [...people].map(([person, all]) => [person === null, all.map(({ id }) => id)] as const);
    expect(groups.filter(([isNone]) => !isNone).map(([, ids]) => ids)).toEqual([
      [1, 2, 3, 5],
      [7, 8],
      [11, 12],
    ]);
    expect(rows.filter(({ everywhere }) => everywhere === 1).map(({ id }) => id)).toEqual([
      1, 3, 6, 7, 8, 9, 12,
    ]);
    const left = await db
      .selectFrom('people')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .execute();
    expect(left).toEqual([{ count: 3 }]);
  });
});
