import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { createRuntime } from '../../../src/runtime.ts';
import type { Connection } from '../../../src/store/database/connection.ts';
import { storeOn } from '../../../src/store/store.ts';
import { choiceIn, openBotDriver, textOf } from '../../drivers/bot-driver.ts';
import { createScriptedPlatform } from '../../drivers/scripted-platform.ts';
import type { TestRuntime } from '../../support/runtime.ts';
import { testBank } from '../../support/test-bank.ts';
import type { Outage } from './outages.ts';

/** What people and the process went through. Times are in milliseconds. */
export interface Experience {
  readonly answers: number;
  /** How often people read that the records can't be reached. */
  readonly refusals: number;
  readonly longestReplyMs: number;
  /** How long the process did nothing else at most. */
  readonly longestBlockMs: number;
  /** From the end of the outage until people could play again, and until the bot posted again. */
  readonly playMs: number;
  readonly postMs: number;
  readonly wrong: readonly string[];
}

/** Several quizzes at once, so that something is posted every second or so. */
const channels = ['general', 'random', 'backend', 'lunch'];
const people = ['ada', 'grace', 'alan', 'edsger', 'barbara', 'tony', 'leslie', 'john'];
/** After this, whatever has not come back is taken for lost. */
const patienceMs = 20_000;

/** Lets people play quizzes before, during, and after an outage, in real time. */
export const playThrough = async (outage: Outage): Promise<Experience> => {
  const connection = outage.open();
  const store = await storeOn(connection);
  const runtime = createRuntime(7);
  const platform = createScriptedPlatform();
  const log = pino({ level: 'silent' });
  const services = { store, bank: testBank(), runtime, log };
  const { bot, command, press } = openBotDriver(
    services as typeof services & { runtime: TestRuntime },
    platform,
  );
  const acknowledged = new Set<string>();
  const wrong: string[] = [];
  let [answers, refusals, longestReplyMs] = [0, 0, 0];
  let isOver = false;
  let repliedAt = 0;

  const timed = async (reply: ReturnType<typeof press>): Promise<string> => {
    const began = performance.now();
    const said = textOf(await reply);
    longestReplyMs = Math.max(longestReplyMs, performance.now() - began);
    const isRefusal = said.includes("can't reach my records");
    if (isRefusal) refusals += 1;
    else repliedAt = performance.now();
    if (/Something went wrong/.test(said)) wrong.push(`people read: ${said}`);
    return said;
  };
  const play = async (person: string, channel: string): Promise<void> => {
    while (!isOver) {
      await sleep(200 + 37 * people.indexOf(person) + 91 * channels.indexOf(channel));
      if (person === 'ada')
        await timed(command(person, 'quiz start', { count: '3', seconds: '5', lobby: '3' }, channel));
      const cards = platform.messages
        .filter((message) => message.channel === channel)
        .map((message) => message.cards.at(-1));
      const action = cards.map((card) => choiceIn(card, 'the right one')).find(Boolean);
      if (action === undefined || acknowledged.has(`${person} ${action}`)) continue;
      if (!/Right|Not this time/.test(await timed(press(person, action, channel)))) continue;
      acknowledged.add(`${person} ${action}`);
      answers += 1;
    }
  };

  await bot.start();
  const sweep = setInterval(bot.runner.tick, 5_000);
  const playing = channels.flatMap((channel) => people.map((person) => play(person, channel)));
  await sleep(3_000);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await outage.happen(connection);
  delay.disable();
  const backAt = performance.now();
  const sentBefore = sends(platform);
  const since = async (isBack: () => boolean): Promise<number> => {
    while (!isBack() && performance.now() < backAt + patienceMs) await sleep(10);
    return performance.now() - backAt;
  };
  const [playMs, postMs] = await Promise.all([
    since(() => repliedAt > backAt),
    since(() => sends(platform) > sentBefore),
  ]);
  await sleep(5_000);
  isOver = true;
  await Promise.all(playing);
  for (const channel of channels) await command('ada', 'quiz stop', {}, channel);
  await bot.runner.settled();
  // An outcome that could not be stored is stored when its claim has expired.
  await sleep(11_000);
  await bot.runner.tick();
  await bot.runner.settled();
  clearInterval(sweep);
  await bot.runner.stop();
  runtime.close();
  await store.close();
  wrong.push(...(await differences(outage.look(), acknowledged, platform.messages)));
  return { answers, refusals, longestReplyMs, longestBlockMs: delay.max / 1e6, playMs, postMs, wrong };
};

const sends = ({ messages }: ReturnType<typeof createScriptedPlatform>): number =>
  messages.reduce((sum, { cards }) => sum + cards.length, 0);

/** Compares what is stored with what people were told, and with what they see. */
const differences = async (
  { db }: Connection,
  acknowledged: ReadonlySet<string>,
  messages: ReturnType<typeof createScriptedPlatform>['messages'],
): Promise<string[]> => {
  const answers = await db
    .selectFrom('answers')
    .innerJoin('members', 'members.id', 'memberId')
    .select(['roundId', 'name', 'points'])
    .execute();
  const rounds = await db
    .selectFrom('rounds')
    .select(['id', 'answers'])
    .where('openedAt', 'is not', null)
    .execute();
  const totals = await db.selectFrom('totals').select(['answers', 'points']).execute();
  const posts = await db.selectFrom('posts').select(['kind', 'message', 'pending']).execute();
  await db.destroy();
  const stored = new Set(answers.map(({ name, roundId }) => `${name} ${roundId}`));
  const told = [...acknowledged].map((one) => one.replace(/ answer:(\d+):\d+$/, ' $1'));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const known = posts.map(({ message }) => message);
  return [
    ...told.filter((one) => !stored.has(one)).map((one) => `lost: the answer ${one}`),
    ...rounds
      .filter(
        ({ id, answers: counted }) => answers.filter(({ roundId }) => roundId === id).length !== counted,
      )
      .map(({ id }) => `round ${id} miscounts its answers`),
    ...(sum(totals.map((total) => total.answers)) === answers.length ? [] : ['totals miscount the answers']),
    ...(sum(totals.map(({ points }) => points)) === sum(answers.map(({ points }) => points))
      ? []
      : ['totals miscount the points']),
    ...messages
      .filter(({ id }) => !known.includes(id))
      .map(({ key }) => `doubled: nothing is known of ${key}`),
    ...posts
      .filter(({ pending }) => pending === 1)
      .map(({ kind }) => `lost: a ${kind} that is still to be sent`),
  ];
};
