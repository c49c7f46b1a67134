import type { Pool, PoolClient } from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inTurn } from '../../../src/store/database/pool-in-turn.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A pool of one connection that never refuses; `asked` counts how often one was taken from it. */
const onePool = () => {
  const state = { asked: 0 };
  const pool = {
    options: { max: 1 },
    connect: async () => {
      state.asked += 1;
      return { release: () => {} } as unknown as PoolClient;
    },
    end: async () => {},
  } as unknown as Pool;
  return { state, pool };
};

test('lets callers wait in turn, however long, while connections come back', async () => {
  const { state, pool } = onePool();
  const turns = inTurn(pool, 3_000);
  const order: number[] = [];
  const all = [1, 2, 3, 4].map(async (number) => {
    const client = await turns.connect();
    order.push(number);
    setTimeout(() => client.release(), 2_000);
  });
  await vi.advanceTimersByTimeAsync(8_000);
  await Promise.all(all);
  expect(order).toEqual([1, 2, 3, 4]);
  expect(state.asked).toBe(4);
});

test('rejects those who wait if nothing comes back, and goes on when something does', async () => {
  const { pool } = onePool();
  const turns = inTurn(pool, 3_000);
  const held = await turns.connect();
  const refused = turns.connect().catch((error: Error) => error.message);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await refused).toContain('timeout exceeded');
  held.release();
  await expect(turns.connect()).resolves.toBeDefined();
});

test('a refused connection gives its turn to the next caller', async () => {
  const { pool } = onePool();
  const connect = vi.spyOn(pool, 'connect').mockRejectedValueOnce(new Error('ECONNREFUSED') as never);
  const turns = inTurn(pool, 3_000);
  await expect(turns.connect()).rejects.toThrow('ECONNREFUSED');
  await expect(turns.connect()).resolves.toBeDefined();
  expect(connect).toHaveBeenCalledTimes(2);
});

test.each([
  ['Query read timeout', 'rejected'],
  ['Connection terminated unexpectedly', 'waiting'],
])('after "%s", a query on another connection is %s', async (message, outcome) => {
  const queries: PromiseWithResolvers<never>[] = [];
  const pool = {
    options: { max: 2 },
    connect: async () =>
      ({
        release: () => {},
        query: () => {
          const query = Promise.withResolvers<never>();
          queries.push(query);
          return query.promise;
        },
      }) as unknown as PoolClient,
    end: async () => {},
  } as unknown as Pool;
  const turns = inTurn(pool, 3_000);
  const ask = async (text: string) => {
    const client = (await turns.connect()) as unknown as PoolClient;
    return client.query(text).then(
      () => 'answered',
      () => 'rejected',
    );
  };
  let state = 'waiting';
  void ask('select 1').then((end) => {
    state = end;
  });
  const failing = ask('begin');
  await vi.advanceTimersByTimeAsync(0);
  queries[1]?.reject(new Error(message) as never);
  expect(await failing).toBe('rejected');
  await vi.advanceTimersByTimeAsync(1);
  expect(state).toBe(outcome);
});
