import type { Logger } from 'pino';
import { openBank } from './bank/open-bank.ts';
import { createBot } from './bot/bot.ts';
import { foldAnswers } from './bot/fold.ts';
import { runNight } from './bot/night.ts';
import type { Store } from './bot/store.ts';
import type { Draw } from './chat/picture.ts';
import type { PlatformAdapter } from './chat/platform-adapter.ts';
import type { Uploads } from './chat/uploads.ts';
import { helpIfAsked } from './command-line.ts';
import { type Config, type HttpConfig, readConfig, type SlackConfig } from './config.ts';
import { loadEnvFile } from './env-file.ts';
import { HotseatError } from './errors.ts';
import { changeRoles } from './features/roles/change-roles.ts';
import { passOnTopThree } from './features/roles/top-three.ts';
import { commandLine } from './flags.ts';
import { takingOnce } from './http/first-time.ts';
import type { HttpServer } from './http/server.ts';
import { lazyPictures, warmUp } from './images/lazy.ts';
import type { Jobs } from './jobs.ts';
import { createLog } from './log.ts';
import { createTerminal } from './platforms/terminal/adapter.ts';
import { machineUser, recall } from './platforms/terminal/known.ts';
import { openScreen } from './platforms/terminal/screen.ts';
import { createRuntime, type SystemRuntime } from './runtime.ts';
import { stopInOrder } from './stop.ts';
import { uploadsOn } from './store/outbox/uploads.ts';
import { openStore } from './store/store.ts';
import { installationsOn } from './store/workspaces/installations.ts';

const run = async (): Promise<void> => {
  const args = process.argv.slice(2);
  const help = helpIfAsked(commandLine, args);
  if (help !== undefined) return void process.stdout.write(`${help}\n`);
  loadEnvFile();
  const config = readConfig(process.env, args);
  const log = createLog(config.logLevel);
  const bank = await openBank();
  const store = await openStore(config.databaseUrl, log);
  const runtime = createRuntime(config.seed);

  const draw = lazyPictures(log);
  const adapters = await createAdapters(config, store, runtime, draw, log);
  const { retentionDays } = config;
  const services = { store, bank, runtime, log, retentionDays };
  const bot = createBot(
    services,
    adapters.map(({ platform }) => platform),
  );
  let server: HttpServer | undefined;
  const closeAdapters = async () => {
    await server?.close();
    await Promise.all(adapters.map((adapter) => adapter.close()));
  };
  let jobs: Jobs | undefined;
  process.once('SIGTERM', closeAdapters);
  process.once('SIGINT', closeAdapters);
  try {
    const { saveEvents } = config;
    const handler =
      saveEvents === undefined
        ? bot
        : (await import('./event-file.ts')).savingEvents(bot, saveEvents, runtime.now, log);
    for (const adapter of adapters) await adapter.connect(handler);
    server = await serve(adapters, config.http, log);
    await bot.start();
    if (config.isService) {
      process.stdout.write('Hotseat is listening. Ctrl-C stops it.\n');
      void warmUp(draw);
    }
    // Loaded last, because nobody waits for the jobs.
    const { dailyAt, startJobs } = await import('./jobs.ts');
    jobs = startJobs(
      [
        // Picks up the work of processes that died. The runner is woken for this process's own work without it.
        { name: 'sweep', when: '*/5 * * * * *', run: bot.runner.tick },
        // Answers come by thousands at times, so the leaderboards get them behind them.
        {
          name: 'leaderboards',
          when: '* * * * * *',
          run: (signal) => foldAnswers(services, bot.calm, signal),
        },
        {
          name: 'platforms',
          when: '0 0 * * * *',
          run: () => Promise.all(adapters.map((adapter) => adapter.refresh?.())),
        },
        {
          name: 'roles',
          when: '*/2 * * * * *',
          run: async () => {
            const { transaction } = store;
            await passOnTopThree({ transaction, now: runtime.now, timezone: runtime.timezone });
            await changeRoles({
              transaction,
              platforms: adapters.map(({ platform }) => platform),
              onError: (err) => log.warn({ err }, 'could not change a role'),
            });
          },
        },
        { name: 'night', when: dailyAt(config.nightlyAt), run: (signal) => runNight(services, signal) },
      ],
      log,
    );
    await Promise.all(
      adapters.map(async ({ platform, ended }) => {
        await ended;
        log.info({ platform: platform.name }, 'a platform has ended');
      }),
    );
  } finally {
    await stopInOrder(
      [
        ['the platforms', closeAdapters],
        ['the jobs', async () => jobs?.stop()],
        ['what is being sent', bot.runner.stop],
        ['the clock', async () => runtime.close()],
        ['the database', store.close],
      ],
      log,
    );
  }
};

/** Starts the HTTP server if a platform needs one. */
const serve = async (
  adapters: readonly PlatformAdapter[],
  where: HttpConfig,
  log: Logger,
): Promise<HttpServer | undefined> => {
  const routes = Object.assign({}, ...adapters.map((adapter) => adapter.routes));
  if (Object.keys(routes).length === 0) return undefined;
  const { openServer } = await import('./http/server.ts');
  const server = await openServer({ ...where, routes, log });
  log.info({ port: server.port, paths: Object.keys(routes) }, 'listening for requests');
  return server;
};

/** Creates adapters for the platforms whose tokens are set, or for the terminal if there are none. */
const createAdapters = async (
  { discord, slack, as }: Config,
  store: Store,
  runtime: SystemRuntime,
  draw: Draw,
  log: Logger,
): Promise<PlatformAdapter[]> => {
  const adapters = [
    discord &&
      (await import('./platforms/discord/adapter.ts')).createDiscord({
        ...discord,
        draw,
        log,
        now: runtime.now,
        takeOnce: takingOnce(store, 'discord request', runtime.now),
      }),
    slack && (await slackAdapter(slack, store, { draw, uploads: uploadsOn(store), log, now: runtime.now })),
  ].filter((adapter) => adapter !== undefined);
  if (adapters.length > 0) return adapters;
  const screen = openScreen(process.stdin, process.stdout);
  const fastForward = screen.interactive ? undefined : (limit: number) => fastForwardTo(runtime, limit);
  const known = await store.transaction((records) => recall(machineUser(), records));
  return [createTerminal({ screen, as, known, now: runtime.now, fastForward })];
};

const slackAdapter = async (
  slack: SlackConfig,
  store: Store,
  services: { readonly draw: Draw; readonly uploads: Uploads; readonly log: Logger; now(): number },
): Promise<PlatformAdapter> => {
  if (slack.install === undefined)
    return (await import('./platforms/slack/adapter.ts')).createSlack({ ...slack, ...services });
  const { createInstalledSlack } = await import('./platforms/slack/install/installed.ts');
  const { install, ...rest } = slack;
  return createInstalledSlack({ ...rest, ...install, ...services, installations: installationsOn(store) });
};

/** Moves the clock forward to the next wake-up. Returns false if there is none by `limit` (epoch milliseconds). */
const fastForwardTo = (runtime: SystemRuntime, limit: number): boolean => {
  const next = runtime.wakesAt;
  if (next === undefined || next > limit) return false;
  runtime.skipTo(next);
  return true;
};

/** Ends the process after an error. Node itself would print everything that is in the error, even tokens. */
const fail = (error: unknown): never => {
  if (error instanceof HotseatError) process.stderr.write(`${error.message}\n`);
  else createLog('fatal').fatal({ err: error }, 'stopped by an unexpected error');
  // Anything already open would keep the process alive.
  process.exit(1);
};

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
await run().catch(fail);
