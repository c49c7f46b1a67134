import { openSqlite } from '../../../src/store/database/sqlite.ts';
import { inOneLine, runStandings } from './run.ts';

const [answers = '100000', seed = '2026', slice] = process.argv.slice(2);
const began = performance.now();
const result = await runStandings(
  {
    seed: Number(seed),
    answers: Number(answers),
    channels: 4,
    people: 50,
    perTopic: 15,
    players: 40,
    quizzes: 0.3,
    events: 3,
    checks: 5,
    ...(slice === undefined ? {} : { slice: Number(slice) }),
  },
  openSqlite(':memory:'),
);
for (const difference of result.differences.slice(0, 20)) process.stdout.write(`${difference}\n`);
const seconds = ((performance.now() - began) / 1000).toFixed(1);
process.stdout.write(`${inOneLine(Number(seed), result, seconds)}\n`);
process.exit(result.differences.length === 0 ? 0 : 1);
