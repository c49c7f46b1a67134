import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import cron from 'node-cron';
import { createBank } from './bank/bank.ts';
import { loadBank } from './bank/loader.ts';
import { report } from './bank/problem.ts';
import { createBot } from './bot/bot.ts';
import { readConfig } from './config.ts';
import { SetupError } from './errors.ts';
import { createLog } from './log.ts';
import { connectSlack } from './platforms/slack/start.ts';
import { openScreen } from './platforms/terminal/screen.ts';
import { createTerminal } from './platforms/terminal/terminal.ts';
import { openStore } from './store/store.ts';
import { createWorld, type RealWorld } from './world.ts';

/** An answer waits at most this long for its question where time is hurried. */
const longestHurryMs = 600_000;

const run = async (): Promise<void> => {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = readConfig(process.env, process.argv.slice(2));
  const log = createLog(config.logLevel);
  const { syllabus, entries, problems } = await loadBank(fileURLToPath(new URL('../data', import.meta.url)));
  if (problems.length > 0) throw new SetupError(`The question bank has errors:\n${report(problems)}`);
  const bank = createBank(
    syllabus,
    entries.map(({ question }) => question),
  );
  const store = await openStore(config.databaseUrl);
  const world = createWorld(config.seed);

  const slack = config.slack && (await connectSlack({ ...config.slack, log, now: world.now }));
  const configured = [slack].filter((platform) => platform !== undefined);
  const screen = configured.length > 0 ? undefined : openScreen(process.stdin, process.stdout);
  const hurry = screen?.interactive === false ? () => hurryUp(world) : undefined;
  const terminal = screen && createTerminal({ screen, as: config.as, now: world.now, hurry });
  const faces = terminal ? [terminal] : configured;

  // With a fixed seed a quiz is the same every time, so what was asked in earlier runs must not matter.
  const forgetUpTo = config.seed === undefined ? 0 : await store.transaction(({ asking }) => asking.newest());
  const bot = createBot(
    { store, bank, world, log, forgetUpTo },
    faces.map(({ platform }) => platform),
  );
  const sweep = cron.schedule('*/5 * * * * *', () => bot.runner.tick());
  const stopAsked = new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  void stopAsked.then(() => screen?.close());

  await bot.start();
  for (const platform of configured) await platform.start(bot);
  if (!terminal) process.stdout.write('Hotseat is listening. Ctrl-C stops it.\n');
  await (terminal?.run(bot) ?? stopAsked);

  for (const platform of configured) await platform.stop();
  await sweep.destroy();
  await bot.runner.stop();
  world.close();
  await store.close();
};

/** Puts the clock forward to what is due next, if that is soon. */
const hurryUp = (world: RealWorld): boolean => {
  const next = world.wakesAt;
  if (next === undefined || next - world.now() > longestHurryMs) return false;
  world.skipTo(next);
  return true;
};

try {
  await run();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  // What was opened by then would keep the process alive.
  process.exit(1);
}
