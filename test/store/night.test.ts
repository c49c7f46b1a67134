import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PostKind } from '../../src/bot/features.ts';
import { runNight } from '../../src/bot/night.ts';
import type { Services } from '../../src/bot/services.ts';
import { sliceRows } from '../../src/features/feature.ts';
import type { Connection } from '../../src/store/database/connection.ts';
import { storeOn } from '../../src/store/store.ts';
import { databases } from '../support/databases.ts';
import { createTestRuntime, start } from '../support/runtime.ts';
import { createServices } from '../support/services.ts';

const day = 24 * 3_600_000;
const now = start;

/** The server's database is left to the store's other tests, which empty it. */
const own = databases.filter(({ name }) => name !== 'PostgreSQL');

describe.each(own)('every night, on $name', ({ open }) => {
  let connection: Connection;
  let services: Services;
  let channelId: number;

  beforeAll(async () => {
    connection = await open();
    services = { ...(await createServices(createTestRuntime())), store: await storeOn(connection) };
    const { id } = await services.store.transaction(({ channels }) =>
      channels.meet({ platform: 'test', workspace: 'w', channel: 'c' }, 'c'),
    );
    channelId = id;
  });
  afterAll(() => services.store.close());
  beforeEach(async () => {
    await connection.db.deleteFrom('posts').execute();
  });

  const addPost = (kind: PostKind, age: number, more: object = {}) =>
    connection.db
      .insertInto('posts')
      .values({
        channelId,
        kind,
        subject: 1,
        key: `${kind} ${age}`,
        message: 'm',
        wanted: 1,
        pending: 0,
        attempts: 0,
        dueAt: now - age * day,
        leaseUntil: 0,
        ...more,
      })
      .execute();
  const count = async (table: 'posts' | 'linkCodes' | 'wrongCodes') =>
    (await connection.db.selectFrom(table).selectAll().execute()).length;

  test('posts that nobody can need anymore go, and all others stay', async () => {
    await addPost('quiz-resumed', 91);
    await addPost('daily-trouble', 91);
    await addPost('question', 91, { message: null });
    const kept: [kind: PostKind, age: number, more?: object][] = [
      ['quiz-resumed', 89],
      ['quiz-resumed', 91, { pending: 1 }],
      ['quiz-intro', 400],
      ['question', 1, { message: null }],
      ['question', 400],
      ['quiz-end', 400],
      ['recap', 400],
      ['withdrawn', 400],
    ];
    for (const [kind, age, more] of kept) await addPost(kind, age, more);
    await runNight(services);
    const rows = await connection.db.selectFrom('posts').select(['kind', 'dueAt']).orderBy('id').execute();
    expect(rows.map(({ kind, dueAt }) => [kind, (now - dueAt) / day])).toEqual(
      kept.map(([kind, age]) => [kind, age]),
    );
  });

  test('more rows than fit in one slice all go, in several transactions, and a stop in between loses nothing', async () => {
    const total = 3 * sliceRows;
    for (let index = 0; index < total; index++) await addPost(index % 2 ? 'quiz-resumed' : 'question', 100);
    const left: number[] = [];
    const stop = new AbortController();
    const { store } = services;
    const watched: Services = {
      ...services,
      store: {
        ...store,
        transaction: async (work) => {
          const result = await store.transaction(work);
          left.push(await count('posts'));
          if (left.at(-1) !== total) stop.abort();
          return result;
        },
      },
    };
    await runNight(watched, stop.signal);
    expect(await count('posts')).toBe(total - sliceRows / 2);
    await runNight(watched);
    expect(await count('posts')).toBe(total / 2);
    const removed = left.map((count, index) => (left[index - 1] ?? total) - count);
    expect(Math.max(...removed)).toBeLessThanOrEqual(sliceRows);
  });

  test('link codes that have expired go', async () => {
    await services.store.transaction(async ({ links, members }) => {
      for (let index = 0; index < sliceRows + 1; index++) {
        const { id } = await members.meet({ platform: 'test', workspace: 'w', user: `u${index}` }, 'u');
        await links.offer(id, `OLD${index}`, now);
      }
      const { id } = await members.meet({ platform: 'test', workspace: 'w', user: 'late' }, 'late');
      await links.offer(id, 'NEW', now + 1);
    });
    await runNight(services);
    expect(await count('linkCodes')).toBe(1);
  });

  test('wrong link codes that no longer count go', async () => {
    await services.store.transaction(async ({ members, wrongCodes }) => {
      const { id } = await members.meet({ platform: 'test', workspace: 'w', user: 'ada' }, 'Ada');
      await wrongCodes.add(id, now - 3_600_000);
      await wrongCodes.add(id, now - 3_599_999);
    });
    await runNight(services);
    expect(await count('wrongCodes')).toBe(1);
  });

  test('work that fails is logged and keeps nothing else from being done', async () => {
    await addPost('quiz-resumed', 91);
    const errors: object[] = [];
    const { store } = services;
    let calls = 0;
    await runNight({
      ...services,
      log: { debug: () => {}, error: (about: object) => errors.push(about) } as unknown as Services['log'],
      store: {
        ...store,
        transaction: async (work) => {
          calls += 1;
          if (calls === 1) throw new Error('no luck');
          return store.transaction(work);
        },
      },
    });
    expect(errors).toHaveLength(1);
    expect(await count('posts')).toBe(0);
  });
});
