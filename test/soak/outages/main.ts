import { hasPostgres, openPostgresServer } from '../../support/postgres-server.ts';
import { inFolder } from '../../support/process.ts';
import { type Outage, postgresOutages, sqliteOutages } from './outages.ts';
import { playThrough } from './playing.ts';
import { stopWhileFrozen } from './stopping.ts';

/** How soon everything must go on by itself, in milliseconds. */
const soonMs = 5_000;
/** How long the process may do nothing else. */
const mostBlockMs = 500;
const mostStopMs = 10_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
let failures = 0;
const fail = (what: string): void => {
  failures += 1;
  say(`  FAILED: ${what}`);
};

const run = async (outage: Outage): Promise<void> => {
  const { answers, refusals, longestReplyMs, longestBlockMs, playMs, postMs, wrong } =
    await playThrough(outage);
  say(
    `${outage.name}: ${answers} answers, ${refusals} refusals, longest reply ${inSeconds(longestReplyMs)}, ` +
      `longest block ${Math.round(longestBlockMs)} ms, plays after ${inSeconds(playMs)}, posts after ${inSeconds(postMs)}`,
  );
  for (const what of wrong) fail(what);
  if (longestReplyMs > outage.mostReplyMs) fail(`people waited more than ${inSeconds(outage.mostReplyMs)}`);
  if (longestBlockMs > mostBlockMs) fail(`everything waited more than ${mostBlockMs} ms`);
  if (Math.max(playMs, postMs) > soonMs) fail(`it took more than ${inSeconds(soonMs)} to go on`);
  await outage.close();
};

await inFolder(async (folder) => {
  for (const outage of sqliteOutages(folder)) await run(outage);
});
if (hasPostgres) {
  const server = await openPostgresServer();
  for (const outage of await postgresOutages(server)) await run(outage);
  const { status, ms, says } = await stopWhileFrozen(server);
  say(`a stop while PostgreSQL is frozen: status ${status} after ${inSeconds(ms)}`);
  // The limits of the database may end what hangs before the stop's own limit does.
  if (status !== 0 && !says.includes('did not stop in time')) fail(`it said: ${says}`);
  if (ms > mostStopMs + 1_000) fail(`it took more than ${inSeconds(mostStopMs)}`);
  await server.close();
} else {
  say('PostgreSQL: not tested, because there is no server on this machine.');
}
say(`outages: failures = ${failures}`);
process.exit(failures === 0 ? 0 : 1);
