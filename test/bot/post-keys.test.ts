import { expect, test } from 'vitest';
import { posts } from '../../src/bot/tables.ts';

test('keys of posts tell the kinds apart, although they hold only six letters of a kind', () => {
  const kinds = Object.keys(posts);
  expect(kinds.length).toBeGreaterThan(5);
  expect(new Set(kinds.map((kind) => kind.slice(0, 6))).size).toBe(kinds.length);
});
