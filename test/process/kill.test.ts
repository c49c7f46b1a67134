import { join } from 'node:path';
import { expect, test } from 'vitest';
import { draw } from '../../src/engine/random.ts';
import { openSqlite } from '../../src/store/database/sqlite.ts';
import { inFolder, runHotseat } from '../support/process.ts';

const questions = 10;
const starts = 7;

/** Reads from the output which questions, counted from 0, a player was told the result of. */
const acknowledged = (output: string): number[] => {
  let present = -1;
  const result: number[] = [];
  for (const line of output.split('\n')) {
    const [, number] = line.match(/┃ Question (\d+) of/) ?? [];
    if (number !== undefined) present = Number(number) - 1;
    if (/Right!|Not this time/.test(line)) result.push(present);
  }
  return result;
};

// Starts a real process many times.
test('a quiz killed at random moments continues, loses no answer, and asks nothing twice', {
  timeout: 120_000,
}, async () => {
  await inFolder(async (folder) => {
    const file = join(folder, 'quiz.db');
    const env = { DATABASE_URL: file };
    const answers = 'a\n'.repeat(3 * questions);
    const outputs: string[] = [];
    let kills = 0;
    for (let running = 0; running < starts; running++) {
      const input = running === 0 ? `/quiz start count:${questions} seconds:5\n${answers}` : answers;
      const killAfter = 300 + Math.floor(draw(11, 'kill', running) * 4000);
      const { output, status } = await runHotseat({ input, env, killAfter });
      if (status === null) kills += 1;
      outputs.push(output);
    }
    const last = await runHotseat({ input: answers, env });
    expect([last.status, last.errors]).toEqual([0, '']);
    expect(kills).toBeGreaterThan(3);
    outputs.push(last.output);

    const { db } = openSqlite(file);
    const rounds = await db.selectFrom('rounds').selectAll().orderBy('position').execute();
    const given = await db
      .selectFrom('answers')
      .innerJoin('rounds', 'id', 'roundId')
      .select(['position', 'points'])
      .orderBy('position')
      .execute();
    const total = await db.selectFrom('totals').selectAll().execute();
    const posts = await db.selectFrom('posts').selectAll().where('kind', '!=', 'quiz-resumed').execute();
    await db.destroy();

    expect(outputs.join('')).toContain('Final standings');
    expect(rounds.map(({ closedAt }) => closedAt !== null)).toEqual(Array(questions).fill(true));
    expect(new Set(rounds.map(({ questionId }) => questionId)).size).toBe(questions);
    expect(given.map(({ position }) => position)).toEqual(
      Array.from({ length: questions }, (_, index) => index),
    );
    for (const output of outputs) {
      for (const index of acknowledged(output))
        expect(given.map(({ position }) => position)).toContain(index);
    }
    expect(acknowledged(outputs.join('')).length).toBe(new Set(acknowledged(outputs.join(''))).size);
    expect(total.map(({ points, answers }) => [points, answers])).toEqual([
      [given.reduce((sum, { points }) => sum + points, 0), questions],
    ]);
    expect(posts.map(({ kind, subject }) => `${kind} ${subject}`).length).toBe(questions + 2);
    expect(new Set(posts.map(({ kind, subject }) => `${kind} ${subject}`)).size).toBe(questions + 2);
  });
});
