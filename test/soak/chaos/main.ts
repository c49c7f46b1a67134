import { hasPostgres } from '../../support/postgres-server.ts';
import { type ChaosOptions, inOneLine, runChaos } from './chaos.ts';

const [seed = '2026', kills = '200', only] = process.argv.slice(2);
const all: readonly ChaosOptions['database'][] = ['SQLite', ...(hasPostgres ? ['PostgreSQL' as const] : [])];
let failures = 0;
for (const database of all.filter((name) => only === undefined || name === only)) {
  const result = await runChaos({
    seed: Number(seed),
    kills: Number(kills),
    database,
    away: { share: 0.6, longestMs: 3_000 },
    bursts: { crowd: 150, share: 0.1 },
  });
  for (const what of [...result.duplicates, ...result.lost]) process.stdout.write(`${what}\n`);
  process.stdout.write(`${inOneLine(result)}\n`);
  failures += result.duplicates.length + result.lost.length + result.crashes;
}
if (!hasPostgres)
  process.stdout.write('chaos on PostgreSQL: not run, because there is no server on this machine\n');
process.exit(failures === 0 ? 0 : 1);
