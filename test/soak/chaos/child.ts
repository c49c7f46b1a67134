import { sql } from 'kysely';
import { pino } from 'pino';
import { createBot } from '../../../src/bot/bot.ts';
import { readConfig } from '../../../src/config.ts';
import { lazyPictures } from '../../../src/images/lazy.ts';
import { createDiscord } from '../../../src/platforms/discord/adapter.ts';
import { createSlack } from '../../../src/platforms/slack/adapter.ts';
import { openPostgres } from '../../../src/store/database/postgres.ts';
import { openSqlite } from '../../../src/store/database/sqlite.ts';
import { storeOn } from '../../../src/store/store.ts';
import { noUploads } from '../../support/no-uploads.ts';
import { createTestRuntime } from '../../support/runtime.ts';
import { testBank } from '../../support/test-bank.ts';
import type { FromChild, Start, ToChild } from './bot-process.ts';

// The parts of src/main.ts, with a clock that the parent moves.
let isReady = false;
process.on('uncaughtException', (error) => {
  // As in src/main.ts, a database that is away at the start ends the process.
  if (isReady) process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
const start = JSON.parse(process.env.CHAOS ?? '') as Start;
const tell = (message: FromChild): void => void process.send?.(message);
const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' }, pino.destination(2));
const runtime = createTestRuntime(start.seed, start.now);
const connection = /^postgres:/.test(start.database)
  ? openPostgres(start.database)
  : openSqlite(start.database);
const store = await storeOn(connection);
const draw = lazyPictures(log);
const { discord, slack } = readConfig(start.settings, []);
const adapters = [
  discord && createDiscord({ ...discord, draw, log, now: runtime.now, takeOnce: async () => true }),
  slack &&
    slack.install === undefined &&
    (await createSlack({ ...slack, uploads: noUploads, draw, log, now: runtime.now })),
].filter((adapter) => typeof adapter === 'object');
const bot = createBot(
  { store, bank: testBank(), runtime, log },
  adapters.map(({ platform }) => platform),
);

const settled = async (): Promise<void> => {
  tell({ kind: 'now', now: runtime.now() });
  await bot.runner.settled();
};
process.on('message', async (message: ToChild) => {
  if ('isFull' in message) {
    await sql.raw(`pragma max_page_count = ${message.isFull ? 1 : 1_000_000}`).execute(connection.db);
    return;
  }
  await runtime.advance(message.advance, settled);
  tell({ kind: 'now', now: runtime.now() });
  tell({ kind: 'done' });
});
process.on('disconnect', () => process.exit());
await Promise.all(adapters.map((adapter) => adapter.connect(bot)));
await bot.start();
isReady = true;
tell({ kind: 'ready' });
