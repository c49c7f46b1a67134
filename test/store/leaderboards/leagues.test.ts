import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Records, Store } from '../../../src/bot/store.ts';
import type { Channel, Member } from '../../../src/chat/people.ts';
import { storeOn } from '../../../src/store/store.ts';
import type { Tables } from '../../../src/store/tables.ts';
import { databases } from '../../support/databases.ts';

describe.each(databases)('leagues on $name', ({ open }) => {
  let store: Store;
  let db: Kysely<Tables>;

  beforeAll(async () => {
    const connection = await open();
    db = connection.db;
    store = await storeOn(connection);
  });
  afterAll(() => store.close());

  const inside = <T>(work: (records: Records) => Promise<T>): Promise<T> => store.transaction(work);
  const meet = (workspace: string, user: string): Promise<Member> =>
    inside(({ members }) => members.meet({ platform: 't', workspace, user }, `${user}@${workspace}`, true));
  const meetChannel = (workspace: string): Promise<Channel> =>
    inside(({ channels }) => channels.meet({ platform: 't', workspace, channel: 'c' }, 'general'));

  /** Stores a board of all time, or of the week that begins on `since`. */
  const score = async (channel: Channel, since: string, points: readonly (readonly [Member, number])[]) => {
    const { id } = await db
      .insertInto('leaderboards')
      .values({
        placeId: channel.id,
        scope: 'workspace',
        game: 'all',
        period: since === '' ? 'all' : 'week',
        since,
        kept: 1,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('standings')
      .values(
        points.map(([member, points]) => ({
          memberId: member.id,
          boardId: id,
          points,
          answers: 2,
          correct: 1,
        })),
      )
      .execute();
    await db
      .insertInto('standingCounts')
      .values(
        [...Map.groupBy(points, ([, points]) => points)].map(([points, all]) => ({
          boardId: id,
          points,
          members: all.length,
        })),
      )
      .execute();
  };
  const page = async (channel: Channel, offset: number, limit: number, reader?: Member, on = '') => {
    const period = on === '' ? 'all' : 'week';
    const found = await store.read(({ leagueBoards }) =>
      leagueBoards.page({ channel, game: 'all', period, on }, offset, limit, reader?.id),
    );
    const rows = found.standings.map(
      ({ place, rank, name, points, member }) =>
        `${place}. ${rank} ${name} ${points}${member === reader?.id ? ' *' : ''}`,
    );
    return { rows, size: found.size, since: found.since };
  };

  test('add up points of all workspaces, a linked person once, and share ranks', async () => {
    const [here, there, apart] = [await meetChannel('a'), await meetChannel('b'), await meetChannel('c')];
    const [ada, grace] = [await meet('a', 'ada'), await meet('a', 'grace')];
    const [countess, olaf] = [await meet('b', 'countess'), await meet('b', 'olaf')];
    const stranger = await meet('c', 'stranger');
    await inside(({ persons }) => persons.unite(ada.id, countess.id, 0));
    await score(here, '', [
      [ada, 100],
      [grace, 250],
    ]);
    await score(there, '', [
      [countess, 200],
      [olaf, 250],
    ]);
    await score(apart, '', [[stranger, 900]]);
    expect(await page(here, 0, 10)).toEqual({ rows: [], size: 0, since: '' });
    await inside(({ leagues }) => leagues.join(there, here, 0));
    expect(await page(here, 0, 10, grace)).toEqual({
      rows: ['1. 1 ada@a 300', '2. 2 grace@a 250 *', '3. 2 olaf@b 250'],
      size: 3,
      since: '',
    });
    expect((await page(there, 0, 1, countess)).rows).toEqual(['1. 1 countess@b 300 *', '2. 2 grace@a 250']);
    expect((await page(there, 0, 1, olaf)).rows).toEqual([
      '1. 1 countess@b 300',
      '2. 2 grace@a 250',
      '3. 2 olaf@b 250 *',
    ]);
    expect(await page(here, 10, 10)).toEqual({ rows: [], size: 3, since: '' });
    await inside(({ visibility }) => visibility.set(countess, 'hidden'));
    expect((await page(there, 0, 10, countess)).rows).toEqual([
      '1. 1 grace@a 250',
      '2. 1 olaf@b 250',
      '3. 3 ada@a 100 *',
    ]);
    await inside(({ leagues }) => leagues.leave(here));
    expect(await inside(({ leagues }) => leagues.sizeOf(there))).toBe(0);
  });

  test('show the latest week in which any of their workspaces has points', async () => {
    const [here, there] = [await meetChannel('d'), await meetChannel('e')];
    const [ada, olaf] = [await meet('d', 'ada'), await meet('e', 'olaf')];
    await inside(({ leagues }) => leagues.join(there, here, 0));
    expect((await page(here, 0, 10, ada, '2026-11-25')).since).toBe('2026-11-23');
    await score(here, '2026-11-09', [[ada, 100]]);
    await score(there, '2026-11-02', [[olaf, 100]]);
    await score(there, '2026-11-16', [[olaf, 50]]);
    const { rows, since } = await page(here, 0, 10, undefined, '2026-11-25');
    expect([rows, since]).toEqual([['1. 1 olaf@e 50'], '2026-11-16']);
    await score(here, '2026-11-23', [[ada, 10]]);
    expect((await page(there, 0, 10, undefined, '2026-11-25')).rows).toEqual(['1. 1 ada@d 10']);
  });

  test('a third workspace joins the league of the second one, and leaving ends neither', async () => {
    const [one, two, three] = ['f', 'g', 'h'].map((workspace) => ({ platform: 't', workspace }));
    if (one === undefined || two === undefined || three === undefined) return expect.fail();
    await inside(({ leagues }) => leagues.join(two, one, 0));
    await inside(({ leagues }) => leagues.join(three, two, 0));
    const sizes = () =>
      inside(({ leagues }) => Promise.all([one, two, three].map((each) => leagues.sizeOf(each))));
    expect(await sizes()).toEqual([3, 3, 3]);
    await inside(({ leagues }) => leagues.leave(one));
    expect(await sizes()).toEqual([0, 2, 2]);
  });

  test('codes are those of managers, found by their text alone, and removed once expired', async () => {
    const manager = await meet('i', 'ada');
    const find = (code: string, now = 0) => inside(({ leagueCodes }) => leagueCodes.find(code, now));
    await inside(({ leagueCodes }) => leagueCodes.offer(manager.id, 'ABC', 100));
    expect(await find('ABC')).toMatchObject({ id: manager.id });
    expect(JSON.stringify(await db.selectFrom('leagueCodes').selectAll().execute())).not.toContain('ABC');
    expect([await find('ABC', 100), await find('ABD')]).toEqual([undefined, undefined]);
    await inside(({ members }) => members.meet({ ...manager }, 'ada', false));
    expect(await find('ABC')).toBeUndefined();
    expect(await inside(({ leagueCodes }) => leagueCodes.removeExpired(99, 10))).toBe(0);
    expect(await inside(({ leagueCodes }) => leagueCodes.removeExpired(100, 10))).toBe(1);
    expect(await inside(({ leagueCodes }) => leagueCodes.take(manager.id))).toBe(false);
  });
});
