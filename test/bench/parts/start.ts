import { join } from 'node:path';
import { openDiscord } from '../../loopback/discord/server.ts';
import { openSlack } from '../../loopback/slack/server.ts';
import { hotseat, idle, type Program, profiling, startProgram } from '../measure/program.ts';
import { inTurn, median } from '../measure/statistics.ts';
import { type Figure, ratioAtMost } from '../report/figure.ts';
import type { Part } from './part.ts';

/** The packages that a terminal with an SQLite file uses. */
const forTerminal =
  'better-sqlite3 kysely pino node-cron zod js-yaml string-width fastest-levenshtein @vvo/tzdb';
/** The packages that a service on both platforms uses. */
const forService = `${forTerminal} discord.js @slack/bolt @napi-rs/canvas`;

const floorScript = join(import.meta.dirname, '../floors/imports.js');

interface Start {
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly residentMb: number;
}

/** Starts, next to the bare imports of the packages that are used. Files of an earlier start are there. */
export const start: Part = async ({ quick, folder }) => {
  const turns = quick ? 1 : 3;
  const discord = await openDiscord();
  const slack = await openSlack();
  const platforms = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
  };
  const compare = async (
    what: string,
    env: Readonly<Record<string, string>>,
    saysWhenReady: string,
    packages: string,
  ): Promise<Figure[]> => {
    const log = join(folder, 'start.log');
    const DATABASE_URL = join(folder, `${what.replaceAll(' ', '-')}.db`);
    const own = () =>
      startProgram({ script: hotseat, env: { ...env, DATABASE_URL }, saysWhenReady, log, flags: profiling });
    const bare = () =>
      startProgram({ script: floorScript, env: { BENCH_IMPORTS: packages }, saysWhenReady: 'ready', log });
    if (!quick) for (const begin of [own, bare]) await (await begin()).stop();
    const [owns, bares] = await inTurn(
      turns,
      () => measured(own, quick),
      () => measured(bare, quick),
    );
    const figure = (about: string, unit: Figure['unit'], key: keyof Start, ratio: number): Figure => ({
      what: `${what}: ${about}`,
      unit,
      value: median(owns.map((one) => one[key])),
      floor: median(bares.map((one) => one[key])),
      goal: ratioAtMost(ratio),
    });
    return [
      figure('time', 'ms', 'wallMs', 1.5),
      figure('processor time', 'ms', 'cpuMs', 1.5),
      figure('memory soon after', 'MB', 'residentMb', 1.3),
    ];
  };
  const figures = [
    ...(await compare('to the prompt of the terminal', {}, 'Welcome to Hotseat!', forTerminal)),
    ...(await compare('with both platforms', platforms, 'is listening', forService)),
  ];
  await slack.close();
  await discord.close();
  return figures;
};

const measured = async (begin: () => Promise<Program>, quick: boolean): Promise<Start> => {
  const program = await begin();
  const { cpuMs } = await program.usage();
  // What a service still loads in the background belongs to its memory.
  if (!quick) await idle(program);
  const { residentMb } = await program.usage();
  await program.stop();
  return { wallMs: program.startMs, cpuMs, residentMb };
};
