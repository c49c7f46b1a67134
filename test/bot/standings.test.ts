import { expect, test } from 'vitest';
import type { Counts } from '../standings/history.ts';
import { inOneLine, type Plan, runStandings } from '../standings/run.ts';
import { databases } from '../support/databases.ts';

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
const village: Plan = { ...town, answers: 40, channels: 1, people: 6, quizzes: 0.2, events: 1 };

const run = async (plan: Plan, { open }: (typeof databases)[number]): Promise<Counts> => {
  const began = performance.now();
  const result = await runStandings(plan, await open());
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${inOneLine(plan.seed, result, seconds)}\n`);
  expect(result.differences).toEqual([]);
  return result.counts;
};

const [sqlite, pglite] = databases as [(typeof databases)[number], (typeof databases)[number]];

test.each([1, 2])('boards, totals and streaks are what a recount of history %i makes them', async (seed) => {
  const { quiz, daily, voids, erased, links } = await run({ ...town, seed }, sqlite);
  expect(Math.min(quiz, daily)).toBeGreaterThan(100);
  expect(Math.min(voids, erased, links)).toBeGreaterThan(0);
});

test('and so they are on PostgreSQL', () => run(village, pglite));
