import { expect, test } from 'vitest';
import { openSqlite } from '../../src/store/database/sqlite.ts';
import { repeatedLists, watchStatements } from '../support/list-plans.ts';
import type { Counts } from './standings/history.ts';
import { inOneLine, type Plan, runStandings } from './standings/run.ts';

const town: Plan = {
  seed: 1,
  answers: 1000,
  channels: 2,
  people: 24,
  perTopic: 5,
  players: 24,
  quizzes: 0.1,
  events: 3,
  checks: 1,
};

const run = async (plan: Plan): Promise<Counts> => {
  const began = performance.now();
  const result = await runStandings(plan, openSqlite(':memory:'));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${inOneLine(plan.seed, result, seconds)}\n`);
  expect(result.differences).toEqual([]);
  return result.counts;
};

test.each([
  { seed: 1, slice: 250 },
  { seed: 2, slice: 3 },
])('leaderboards, totals, and streaks match a recount of history $seed, in slices of $slice', async (one) => {
  const { quiz, daily, withdrawals, restored, erased, links, leagues } = await run({ ...town, ...one });
  expect(Math.min(quiz, daily)).toBeGreaterThan(100);
  expect(Math.min(withdrawals, restored, erased, links, leagues)).toBeGreaterThan(0);
});

test('no statement of a whole history goes through a list of rows for each row of a table', async () => {
  const seen = watchStatements();
  await run({ ...town, seed: 3, answers: 300 });
  const statements = seen();
  expect([...statements].filter((sql) => sql.includes('json_each(')).length).toBeGreaterThan(15);
  expect(await repeatedLists(statements)).toEqual([]);
});
