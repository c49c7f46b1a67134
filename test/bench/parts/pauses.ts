import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { loadBank } from '../../../src/bank/loader.ts';
import type { Sent } from '../../loopback/discord/outcome.ts';
import { openDiscord } from '../../loopback/discord/server.ts';
import { realClock, slowClock } from '../clicks/chat.ts';
import { historyFile, place } from '../fill/history.ts';
import { hotseat, idle, profiling, startProgram } from '../measure/program.ts';
import { atMost, type Figure } from '../report/figure.ts';
import type { Part } from './part.ts';

const longestMs = 50;
const boards = 20;
/** Discord gives up on an interaction after three seconds, and a reply that was announced comes soon after. */
const patienceMs = 10_000;

/** How long the event loop of a service can do nothing else while it shows boards and withdraws a question with many answers. */
export const pauses: Part = async ({ quick, folder }) => {
  const size = quick ? { members: 100, channels: 2, days: 1 } : { members: 100_000, channels: 10, days: 10 };
  const withdrawn = size.members / 2;
  const file = join(folder, 'pauses.db');
  await copyFile(await historyFile(size), file);
  const discord = await openDiscord({
    now: quick ? slowClock : realClock,
    patienceMs: quick ? 60_000 : patienceMs,
    rateLimits: { global: Number.POSITIVE_INFINITY },
  });
  const question = await someQuestion();
  // The history moves to this server, and half of the channels were asked a question of the real bank today.
  const database = new Database(file);
  const channel = discord.channel();
  const guild = discord.guild().id;
  for (const table of ['channels', 'members'])
    database
      .prepare(
        `update ${table} set platform = 'discord', workspace = ? where workspace = '${place.workspace}'`,
      )
      .run(guild);
  database.prepare('update channels set channel = ? where id = 1').run(channel.id);
  database
    .prepare('update rounds set question_id = ? where day = ? and channel_id <= ?')
    .run(question, size.days, size.channels / 2);
  database.close();

  const bot = await startProgram({
    script: hotseat,
    env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, DATABASE_URL: file },
    saysWhenReady: 'is listening',
    log: join(folder, 'pauses.log'),
    flags: profiling,
  });
  const manager = discord.user('manager', { manager: true });
  const readers = Array.from({ length: boards }, (_, index) => discord.user(`reader${index}`));
  const pause = async (what: string, send: () => readonly Sent[]): Promise<Figure[]> => {
    const before = await bot.reset();
    const replies = await Promise.allSettled(send().map((sent) => sent.reply()));
    await idle(bot);
    const { longestDelayMs, cpuMs } = await bot.usage();
    const lost = replies.filter(({ status }) => status === 'rejected').length;
    return [
      {
        what: `${what}: longest delay of the event loop`,
        unit: 'ms',
        value: longestDelayMs,
        goal: atMost(longestMs),
      },
      { what: `${what}: not answered in time`, unit: 'clicks', value: lost, goal: atMost(0) },
      { what: `${what}: processor time`, unit: 'ms', value: cpuMs - before.cpuMs },
    ];
  };
  const show = () => readers.map((user) => discord.slash(user, '/leaderboard'));
  const asks = await discord.slash(manager, '/manage question void', { id: question }).reply();
  const withdraw = () => [discord.click(manager, asks, 'Withdraw')];
  // The first picture loads the fonts.
  await discord.slash(manager, '/leaderboard', { period: 'today' }).reply();
  const figures = [
    ...(await pause(
      `${boards} boards at once of ${(size.members * size.days).toLocaleString('en-US')} answers`,
      show,
    )),
    ...(await pause(`withdrawing ${withdrawn.toLocaleString('en-US')} answers`, withdraw)),
  ];
  await bot.stop();
  await discord.close();
  checkWithdrawn(file, question, withdrawn);
  return figures;
};

/** Checks that the withdrawal was stored, whether or not its reply came in time. */
const checkWithdrawn = (file: string, question: string, answers: number): void => {
  const database = new Database(file, { readonly: true });
  const { right } = database
    .prepare('select sum(correct) as right from answers join rounds on id = round_id where question_id = ?')
    .get(question) as { right: number };
  database.close();
  if (right !== answers)
    throw new Error(`${right} of ${answers} answers to the withdrawn question are right.`);
};

/** Returns the id of a question of the real bank, because only those can be withdrawn. */
const someQuestion = async (): Promise<string> => {
  const { entries } = await loadBank(fileURLToPath(new URL('../../../data', import.meta.url)));
  const found = entries.find((entry) => entry.question.kind === 'choice')?.question.id;
  if (found === undefined) throw new Error('The bank has no question.');
  return found;
};
