import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/bot/store.ts';
import { DatabaseAway } from '../../src/errors.ts';
import { takingOnce } from '../../src/http/first-time.ts';
import { storeOn } from '../../src/store/store.ts';
import { databases } from '../support/databases.ts';

/** The server's database is left to the store's other tests, which empty it. */
const own = databases.filter(({ name }) => name !== 'PostgreSQL');

describe.each(own)('on $name', ({ open }) => {
  let store: Store;
  beforeEach(async () => {
    store = await storeOn(await open());
  });
  afterEach(() => store.close());

  test('takes each id once, however many come at the same time, in any process', async () => {
    const [one, two] = [takingOnce(store, 'requests', () => 0), takingOnce(store, 'requests', () => 0)];
    const ids = Array.from({ length: 250 }, (_, index) => `${index % 125}`);
    const taken = await Promise.all(ids.flatMap((id) => [one(id), two(id)]));
    expect(taken.filter(Boolean)).toHaveLength(125);
    expect(await one('7')).toBe(false);
    expect(await takingOnce(store, 'others', () => 0)('7')).toBe(true);
  });

  test('rejects what could not be stored, and goes on', async () => {
    let isAway = true;
    const transaction: Store['transaction'] = (work) =>
      isAway ? Promise.reject(new DatabaseAway('away')) : store.transaction(work);
    const take = takingOnce({ ...store, transaction }, 'requests', () => 0);
    await expect(take('1')).rejects.toThrow(DatabaseAway);
    isAway = false;
    expect(await take('1')).toBe(true);
    expect(await take('1')).toBe(false);
  });
});
