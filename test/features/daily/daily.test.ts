import { afterEach, beforeEach, expect, test } from 'vitest';
import { runTimer } from '../../../src/bot/scheduler/run-timer.ts';
import type { Services } from '../../../src/bot/services.ts';
import { pieces } from '../../../src/chat/inline.ts';
import type { Reply } from '../../../src/chat/messages.ts';
import { PlatformRefusal } from '../../../src/chat/platform.ts';
import { type BotDriver, cardsIn, choiceIn, openBotDriver, textOf } from '../../drivers/bot-driver.ts';
import { createScriptedPlatform, type ScriptedPlatform } from '../../drivers/scripted-platform.ts';
import { createTestRuntime, type TestRuntime } from '../../support/runtime.ts';
import { createServices } from '../../support/services.ts';

const hour = 3_600_000;
const day = 24 * hour;

let services: Services & { runtime: TestRuntime };
let platform: ScriptedPlatform;
let driver: BotDriver;
/** When each question was posted, in UTC. */
const posted: string[] = [];

/** Starts a bot at this UTC instant, with a question every day at `time` in the channel. */
const begin = async (iso: string, time: string, timezone = 'UTC', more = {}): Promise<void> => {
  await services?.store.close();
  services = await createServices(createTestRuntime(7, Temporal.Instant.from(iso).epochMilliseconds));
  platform = createScriptedPlatform();
  posted.length = 0;
  platform.onSend = () => {
    if (platform.messages.length > posted.length)
      posted.push(Temporal.Instant.fromEpochMilliseconds(services.runtime.now()).toString().slice(0, 16));
  };
  driver = openBotDriver(services, platform);
  await setUp(time, timezone, more);
};
const setUp = (time: string, timezone = 'UTC', more = {}) =>
  driver.command('ada', 'daily setup', { time, timezone, days: 'daily', ...more });

beforeEach(() => begin('2026-11-21T10:30:00Z', '11:00'));
afterEach(() => services.store.close());

const rounds = () => services.store.transaction(({ rounds }) => rounds.ofChannel(1));
const lastDate = () => services.store.transaction(({ schedules }) => schedules.lastDate(1));
/** Kills the process without warning, lets time pass, and starts another process on the same database. */
const outage = async (ms: number): Promise<void> => {
  await driver.bot.runner.stop();
  services.runtime.jump(ms);
  driver = openBotDriver(services, platform);
  await driver.bot.start();
  await driver.bot.runner.settled();
};

const answer = async (user: string) =>
  textOf(await driver.press(user, choiceIn(platform.messages.at(-1)?.cards.at(-1), 'the right one') ?? ''));

test.each([
  ['paused', 'daily pause', {}],
  ['removed', 'daily remove', {}],
  ['edited', 'daily setup', { time: '15:00', timezone: 'UTC', days: 'daily' }],
])('respects a schedule %s after its post was claimed but before it was made', async (_, path, options) => {
  services.runtime.jump(hour / 2);
  const [timer] = await services.store.transaction(({ scheduler }) =>
    scheduler.claim(services.runtime.now(), 1),
  );
  if (timer === undefined) throw new Error('The post is due.');
  await driver.command('ada', path, options);
  await runTimer(services, [platform], timer);
  await driver.bot.runner.settled();
  expect(platform.messages).toHaveLength(0);
  await driver.advance(4 * hour);
  expect(posted).toEqual(path === 'daily setup' ? ['2026-11-21T15:00'] : []);
});

/** Lists the times in a reply's cards, in their order. */
const timesIn = (reply: Reply): string[] =>
  cardsIn(reply)
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'text' ? [...pieces(block.text)] : []))
    .flatMap((piece) =>
      typeof piece !== 'string' && piece.kind === 'time'
        ? [Temporal.Instant.fromEpochMilliseconds(piece.at).toString()]
        : [],
    );

test('says when the next post comes, at setup, on resuming, and on request', async () => {
  const next = '2026-11-22T11:00:00Z';
  await driver.advance(hour);
  expect(timesIn(await setUp('11:00'))).toEqual([next]);
  await driver.command('ada', 'daily pause');
  expect(timesIn(await driver.command('ada', 'daily resume'))).toEqual([next]);
  expect(timesIn(await driver.command('ada', 'daily show'))[0]).toBe(next);
});

test('does not post while a schedule is paused, and continues with the next post once it is resumed', async () => {
  await driver.advance(hour / 4);
  await driver.command('ada', 'daily pause');
  await driver.advance(hour);
  await driver.command('ada', 'daily resume');
  await driver.advance(day);
  expect(posted).toEqual(['2026-11-22T11:00']);
});

test('does not post twice in a day when the time is moved later after the post', async () => {
  await driver.advance(hour);
  await setUp('12:00');
  await driver.advance(2 * day + hour);
  expect(posted).toEqual(['2026-11-21T11:00', '2026-11-22T12:00', '2026-11-23T12:00']);
});

test('neither posts nor announces a second question for a date after a move to a zone where it is still yesterday', async () => {
  await begin('2026-11-21T10:30:00Z', '01:00', 'Pacific/Kiritimati');
  await driver.advance(hour);
  expect(await lastDate()).toBe('2026-11-22');
  await setUp('10:00', 'Pacific/Honolulu');
  const [next, afterThat] = timesIn(await driver.command('ada', 'daily show'));
  expect([next, afterThat]).toEqual(['2026-11-21T20:00:00Z', '2026-11-23T20:00:00Z']);
  await driver.advance(3 * day);
  expect(posted).toEqual(['2026-11-21T11:00', '2026-11-21T20:00', '2026-11-23T20:00']);
});

test.each([
  ['a minute', hour / 60, ['11:00'], false],
  ['5 hours', 5 * hour, ['15:59'], true],
])('posts a question after an outage of %s that covered its time', async (_, ms, times, isLate) => {
  await driver.advance(hour / 2 - 60_000);
  await outage(ms);
  expect(posted.map((iso) => iso.slice(11))).toEqual(times);
  expect(textOf(platform.messages[0]?.cards[0]).includes('Posted late')).toBe(isLate);
  await driver.advance(day);
  expect(posted).toHaveLength(2);
});

test.each([
  ['7 hours', 7 * hour, '2026-11-23T11:00'],
  ['3 days', 3 * day, '2026-11-25T11:00'],
  ['2 weeks', 14 * day, '2026-12-06T11:00'],
])('an outage of %s skips its questions but breaks no streak', async (_, ms, next) => {
  await driver.advance(hour);
  expect(await answer('ada')).toContain('Your streak: 1 day.');
  await driver.advance(day - hour);
  await outage(ms);
  expect(posted).toEqual(['2026-11-21T11:00']);
  await driver.advance(day);
  expect(posted.slice(1)).toEqual([next]);
  expect(await answer('ada')).toContain('Your streak: 2 days.');
});

test.each([
  ['5 hours', 5 * hour, 24],
  ['5 hours', 5 * hour, 1],
])(
  'posts a question that could not be sent for %s, says that it is late, and keeps it open for %3$s hours',
  async (_, ms, open) => {
    await setUp('11:00', 'UTC', { open: String(open) });
    platform.faults.push({ kind: 'refuse', error: new Error('service unavailable') });
    await driver.advance(hour / 2);
    await outage(ms);
    expect(posted).toEqual(['2026-11-21T16:00']);
    expect(textOf(platform.messages[0]?.cards[0])).toContain('Posted late');
    await driver.advance(open * hour - 60_000);
    expect(await answer('ada')).toContain('Right!');
    await driver.advance(2 * 60_000);
    expect(textOf(platform.messages[0]?.cards.at(-1))).toContain('The answer is');
  },
);

test.each([
  ['7 hours', 7 * hour],
  ['3 days', 3 * day],
])('drops a question that could not be sent for %s, without breaking streaks', async (_, ms) => {
  await driver.advance(hour);
  await answer('ada');
  await driver.advance(day - hour);
  // The close of yesterday's question comes first.
  const down = { kind: 'refuse', error: new Error('service unavailable') } as const;
  platform.faults.push(down, down);
  await driver.advance(hour / 2);
  await outage(ms);
  expect(posted).toEqual(['2026-11-21T11:00']);
  await driver.advance(day);
  expect(posted).toHaveLength(2);
  expect(await answer('ada')).toContain('Your streak: 2 days.');
  expect(await rounds()).toHaveLength(1);
});

test('posts one question, marked as late, after a long platform failure', async () => {
  const down = { kind: 'refuse', error: new Error('service unavailable') } as const;
  platform.faults.push(...Array(200).fill(down));
  await driver.advance(4 * hour);
  expect(posted).toEqual([]);
  platform.faults.length = 0;
  await driver.advance(hour / 2);
  expect(posted).toHaveLength(1);
  expect(textOf(platform.messages[0]?.cards[0])).toContain('Posted late');
  await driver.advance(day);
  expect(posted).toHaveLength(2);
});

test('does not touch a question that was posted before the process died, however long the outage', async () => {
  platform.faults.push({ kind: 'lose answer', error: new Error('socket hang up') });
  await driver.advance(hour / 2);
  await outage(7 * hour);
  expect(posted).toHaveLength(1);
  expect(textOf(platform.messages[0]?.cards.at(-1))).not.toContain('Posted late');
  expect(await answer('ada')).toContain('Your streak: 1 day.');
});

test('a question that the channel refused does not break a streak', async () => {
  await driver.advance(hour);
  await answer('ada');
  platform.faults.push({
    kind: 'refuse',
    error: new PlatformRefusal('forbidden', 'Let me send messages there.'),
  });
  await driver.advance(day);
  await driver.command('ada', 'daily resume');
  await driver.advance(day);
  expect(posted).toEqual(['2026-11-21T11:00', '2026-11-23T11:00']);
  expect(await answer('ada')).toContain('Your streak: 2 days.');
});

test.each([
  ['an hour', hour],
  ['a day', day],
  ['a week', 7 * day],
])('does not post twice for any date after the clock is set back by %s', async (_, ms) => {
  await driver.advance(2 * day + hour);
  await outage(-ms);
  await setUp('11:00');
  await driver.advance(ms + day);
  expect(posted.slice(0, 3)).toEqual(['2026-11-21T11:00', '2026-11-22T11:00', '2026-11-23T11:00']);
  const dates = await services.store.transaction(({ schedules }) => schedules.lastDate(1));
  expect(dates).toBe('2026-11-24');
  const since = posted.slice(3).filter((iso) => iso >= '2026-11-21' && iso < '2026-11-24');
  expect(since).toEqual([]);
});

test('sends a message once when the clock is set back while it is being sent', async () => {
  const { post } = platform;
  const { promise: never } = Promise.withResolvers<never>();
  Object.assign(platform, { post: () => never });
  void driver.advance(hour / 2);
  await expect.poll(async () => (await rounds()).length).toBe(1);
  Object.assign(platform, { post });
  services.runtime.jump(-hour);
  driver = openBotDriver(services, platform);
  await driver.bot.start();
  await driver.bot.runner.settled();
  await driver.advance(2 * hour);
  expect(posted).toHaveLength(1);
});

/** Zones in which a clock change skips midnight, with an instant on the day before. */
const midnightGaps = [
  ['Africa/Cairo', '2026-04-22T12:00:00Z'],
  ['Asia/Beirut', '2026-03-27T12:00:00Z'],
  ['America/Havana', '2026-03-06T12:00:00Z'],
  ['America/Santiago', '2026-09-04T12:00:00Z'],
  ['America/Sao_Paulo', '2018-11-02T12:00:00Z'],
  ['Asia/Amman', '2021-03-24T12:00:00Z'],
] as const;

test.each(midnightGaps)(
  'posts once, an hour later, when midnight does not exist in %s',
  async (zone, from) => {
    for (const time of ['00:00', '00:30', '23:59']) {
      await begin(from, time, zone);
      await driver.advance(4 * day);
      const local = posted.map((iso) => Temporal.Instant.from(`${iso}Z`).toZonedDateTimeISO(zone));
      const times = local.map((shown) => shown.toPlainTime().toString().slice(0, 5));
      expect(new Set(local.map((shown) => shown.toPlainDate().toString())).size).toBe(4);
      const moved = time.replace('00:', '01:');
      expect(times.filter((shown) => shown === moved)).toHaveLength(time === '23:59' ? 4 : 1);
    }
  },
);

test('posts no question for a date that the zone skips', async () => {
  await begin('2011-12-28T12:00:00Z', '09:00', 'Pacific/Apia');
  await driver.advance(4 * day);
  expect(await lastDate()).toBe('2012-01-01');
  expect(platform.messages).toHaveLength(4);
});
