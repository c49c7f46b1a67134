import { setTimeout as sleep } from 'node:timers/promises';
import type { Program, Usage } from '../measure/program.ts';
import { median, quantile } from '../measure/statistics.ts';
import { type Asked, type Chat, type Click, type Clock, deadlineMs, type Person } from './chat.ts';

/** How a bot did in a burst of clicks. */
export interface BurstResult {
  readonly clicks: number;
  /** Clicks that were not acknowledged within three seconds. */
  readonly failed: number;
  readonly acknowledgedPerSecond: number;
  /** Answers that people could read. */
  readonly toldPerSecond: number;
  /** From sending the event to the acknowledgement, in milliseconds; infinite if that failed for too many. */
  readonly p50: number;
  readonly p99: number;
  /** The same until the person can read the answer. */
  readonly toldP99: number;
  readonly callbacksPerClick: number;
  readonly followUpsPerClick: number;
  /** The share of clicks whose answer told the truth about it, and the share that one request told it. */
  readonly truthful: number;
  readonly truthfulAtOnce: number;
  /** Processor time of the bot, in milliseconds per click. */
  readonly cpuPerClick: number;
  readonly longestDelayMs: number;
  /** The share of a processor that the loopback platform used. Near 1, it was the limit and not the bot. */
  readonly loopbackShare: number;
}

/** How many clicks are sent at most before the platform looks at what has arrived. */
const slice = 50;
const lookEveryMs = 50;
/** The processor time that a bot with nothing to do uses in between, at most. */
const idleMs = 10;

/** Lets people press buttons at once while the readers look at a leaderboard, and waits until the bot is done. */
export const runBurst = async (
  chat: Chat,
  bot: Program,
  questions: readonly Asked[],
  people: readonly Person[],
  readers: readonly Person[],
): Promise<BurstResult> => {
  const { now } = chat;
  const before = chat.traffic();
  const { cpuMs } = await bot.reset();
  const own = process.cpuUsage();
  const began = now();
  const clicks: Click[] = [];
  for (const reader of readers) chat.read(reader);
  while (clicks.length < people.length) {
    for (const end = Math.min(people.length, clicks.length + slice); clicks.length < end; ) {
      clicks.push(press(chat, questions, people, clicks.length));
    }
    await new Promise((done) => setImmediate(done));
  }
  await settled(clicks, now);
  const { user, system } = process.cpuUsage(own);
  const loopbackShare = (user + system) / 1000 / (now() - began);
  const usage = await quiet(clicks, chat, bot);
  const { callbacks, followUps } = chat.traffic();
  return {
    ...summary(clicks, began),
    callbacksPerClick: (callbacks - before.callbacks) / clicks.length,
    followUpsPerClick: (followUps - before.followUps) / clicks.length,
    cpuPerClick: (usage.cpuMs - cpuMs) / clicks.length,
    longestDelayMs: usage.longestDelayMs,
    loopbackShare,
  };
};

/** Lets the person with this number press a button of a question. Buttons and questions take turns. */
const press = (chat: Chat, questions: readonly Asked[], people: readonly Person[], index: number): Click => {
  const person = people[index];
  const question = questions[index % questions.length];
  const button = question?.buttons[Math.floor(index / questions.length) % question.buttons.length];
  if (person === undefined || question === undefined || button === undefined)
    throw new Error('There is no button to press.');
  return chat.press(person, question, button);
};

/** Waits until every click was acknowledged or is past its deadline. */
const settled = async (clicks: readonly Click[], now: Clock): Promise<void> => {
  let done = 0;
  while (done < clicks.length) {
    const next = clicks[done];
    if (next?.isAcknowledged() || now() > (next?.sentAt ?? 0) + deadlineMs) done += 1;
    else await sleep(2);
  }
};

/**
 * Waits until everybody knows their answer, or until the bot has been idle for as long as people may wait. Returns what
 * it has used by then.
 */
const quiet = async (clicks: readonly Click[], chat: Chat, bot: Program): Promise<Usage> => {
  let [told, requests, cpuMs, since] = [0, -1, 0, 0];
  for (;;) {
    const usage = await bot.usage();
    const { callbacks, followUps } = chat.traffic();
    while (clicks[told]?.outcome().toldMs !== undefined) told += 1;
    if (callbacks + followUps !== requests || usage.cpuMs > cpuMs + idleMs) since = chat.now();
    if (told === clicks.length || chat.now() > since + deadlineMs) return usage;
    [requests, cpuMs] = [callbacks + followUps, usage.cpuMs];
    await sleep(lookEveryMs);
  }
};

const summary = (clicks: readonly Click[], began: number) => {
  const all = clicks.map((click) => ({ click, ...click.outcome() }));
  const right = rightButtons(clicks);
  const truthful = all.filter(({ click, text }) =>
    right.has(click.button) ? /Right!/.test(text) : /Not quite|Not this time/.test(text),
  );
  const times = all.map(({ acknowledgedMs }) => acknowledgedMs ?? Number.POSITIVE_INFINITY);
  const toldTimes = all.map(({ toldMs }) => toldMs ?? Number.POSITIVE_INFINITY);
  /** How many clicks were done per second until the last one was done or given up. */
  const rate = (taken: readonly number[]) => {
    const ends = all.map(({ click }, index) => click.sentAt + finite(taken[index], deadlineMs));
    return (taken.filter(Number.isFinite).length * 1000) / (Math.max(...ends) - began);
  };
  return {
    clicks: clicks.length,
    failed: times.filter((ms) => !Number.isFinite(ms)).length,
    acknowledgedPerSecond: rate(times),
    toldPerSecond: rate(toldTimes),
    p50: median(times),
    p99: quantile(times, 0.99),
    toldP99: quantile(toldTimes, 0.99),
    truthful: truthful.length / clicks.length,
    truthfulAtOnce: truthful.filter(({ isAtOnce }) => isAtOnce).length / clicks.length,
  };
};

const finite = (value: number | undefined, otherwise: number): number =>
  value !== undefined && Number.isFinite(value) ? value : otherwise;

/** Finds the right button of each question, by what the first to press it was told. If two are right, none is. */
const rightButtons = (clicks: readonly Click[]): ReadonlySet<string> => {
  const right = new Map<Asked, Set<string>>();
  const seen = new Set<string>();
  for (const click of clicks) {
    if (seen.has(click.button)) continue;
    seen.add(click.button);
    const found = right.get(click.question) ?? new Set();
    right.set(click.question, /Right!/.test(click.outcome().text) ? found.add(click.button) : found);
  }
  return new Set([...right.values()].filter(({ size }) => size === 1).flatMap((found) => [...found]));
};
