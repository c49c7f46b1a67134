import { pino } from 'pino';
import { createBot } from '../../../src/bot/bot.ts';
import { readConfig } from '../../../src/config.ts';
import { lazyPictures } from '../../../src/images/lazy.ts';
import { createDiscord } from '../../../src/platforms/discord/adapter.ts';
import { createSlack } from '../../../src/platforms/slack/adapter.ts';
import { openStore } from '../../../src/store/store.ts';
import { createTestRuntime } from '../../support/runtime.ts';
import { testBank } from '../../support/test-bank.ts';
import type { FromChild, Start, ToChild } from './bot-process.ts';

// The parts of src/main.ts, with a clock that the parent moves.
const start = JSON.parse(process.env.CHAOS ?? '') as Start;
const tell = (message: FromChild): void => void process.send?.(message);
const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' }, pino.destination(2));
const runtime = createTestRuntime(start.seed, start.now);
const store = await openStore(start.database);
const draw = lazyPictures(log);
const { discord, slack } = readConfig(start.settings, []);
const adapters = [
  discord && createDiscord({ ...discord, draw, log }),
  slack && (await createSlack({ ...slack, draw, log, now: runtime.now })),
].filter((adapter) => adapter !== undefined);
const bot = createBot(
  { store, bank: testBank(), runtime, log, ignoreRoundsThrough: 0 },
  adapters.map(({ platform }) => platform),
);

const settled = async (): Promise<void> => {
  tell({ kind: 'now', now: runtime.now() });
  await bot.runner.settled();
};
process.on('message', async ({ advance }: ToChild) => {
  await runtime.advance(advance, settled);
  tell({ kind: 'now', now: runtime.now() });
  tell({ kind: 'done' });
});
process.on('disconnect', () => process.exit());
await Promise.all(adapters.map((adapter) => adapter.connect(bot)));
await bot.start();
tell({ kind: 'ready' });
