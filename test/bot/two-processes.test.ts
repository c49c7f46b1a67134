import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foldAnswers } from '../../src/bot/fold.ts';
import { runNight } from '../../src/bot/night.ts';
import type { Records, Store } from '../../src/bot/store.ts';
import type { Platform } from '../../src/chat/platform.ts';
import { openPostgres } from '../../src/store/database/postgres.ts';
import { openStore, storeOn } from '../../src/store/store.ts';
import { type BotDriver, buttonIn, choiceIn, linesOf, openBotDriver, textOf } from '../drivers/bot-driver.ts';
import { createScriptedPlatform } from '../drivers/scripted-platform.ts';
import { createTestRuntime } from '../support/runtime.ts';
import { createServices } from '../support/services.ts';
import { wrongStandings } from '../support/standings.ts';

const serverUrl = process.env.TEST_POSTGRES_URL;
const name = 'hotseat_two';
const channels = 100;
const quizzes = 20;
const questions = 3;

const onServer = async (statement: string): Promise<void> => {
  const { db } = openPostgres(serverUrl ?? '');
  await sql.raw(statement).execute(db);
  await db.destroy();
};
const url = (): string => {
  const parsed = new URL(serverUrl ?? '');
  parsed.pathname = `/${name}`;
  return parsed.href;
};

let stores: Store[] = [];
beforeAll(async () => {
  if (serverUrl === undefined) return;
  await onServer(`drop database if exists ${name} with (force)`);
  await onServer(`create database ${name}`);
  stores = await Promise.all([openStore(url()), openStore(url())]);
});
afterAll(async () => {
  if (serverUrl === undefined) return;
  await Promise.all(stores.map((store) => store.close()));
  await onServer(`drop database ${name} with (force)`);
});

/** Slows a platform down a little, so that the processes get in each other's way. */
const slowedDown = (platform: Platform): Platform => ({
  ...platform,
  post: async (...args) => {
    await setImmediate();
    const message = await platform.post(...args);
    await setImmediate();
    return message;
  },
});

test.skipIf(serverUrl === undefined)(
  'two processes on one PostgreSQL post each question once and count each answer once',
  async () => {
    const runtime = createTestRuntime();
    const platform = createScriptedPlatform();
    const services = await createServices(runtime);
    const drivers = stores.map((store, index) =>
      openBotDriver(
        { ...services, store, runtime: index === 0 ? runtime : runtime.another() },
        slowedDown(platform),
      ),
    );
    const driver = (index: number) => drivers[index % drivers.length] as (typeof drivers)[number];
    const settled = async () => {
      for (let pass = 0; pass < 2; pass++) await Promise.all(drivers.map(({ bot }) => bot.runner.settled()));
    };
    const advance = (ms: number) => runtime.advance(ms, settled);

    await Promise.all(drivers.map(({ bot }) => bot.start()));
    const names = Array.from({ length: channels }, (_, index) => `c${index}`);
    await Promise.all(
      names.map((channel, index) =>
        driver(index).command(
          'ada',
          'daily setup',
          { time: '11:00', timezone: 'UTC', days: 'daily' },
          channel,
        ),
      ),
    );
    await advance(30 * 60_000 - 10_000);
    const playing = names.slice(0, quizzes);
    // Both processes are asked for the same quiz at once: one starts it, the other says that it is already running.
    for (const channel of playing) {
      const told = await Promise.all(
        drivers.map((one) =>
          one.command('ada', 'quiz start', { count: String(questions), seconds: '5', lobby: '3' }, channel),
        ),
      );
      const refused = told.map(textOf).filter((says) => says.includes('quiz is already running'));
      expect([channel, refused.length]).toEqual([channel, 1]);
    }

    const accepted = new Set<string>();
    const seen = new Set<string>();
    for (let second = 0; second < 60; second++) {
      await advance(1000);
      const presses = platform.messages.flatMap(({ id, channel, key, cards }) => {
        const action = choiceIn(cards.at(-1), 'the right one');
        if (action === undefined || !key.startsWith('questi') || seen.has(id)) return [];
        seen.add(id);
        // Everyone presses the button on both processes at once.
        return ['ada', 'grace', 'alan'].flatMap((user) =>
          drivers.map(async (one) => {
            const told = textOf(await one.press(user, action, channel));
            if (!told.includes('Right')) return expect(told).toMatch(/The first answer counts|closed/);
            const answer = `${user} ${action} ${channel}`;
            expect(accepted.has(answer)).toBe(false);
            accepted.add(answer);
          }),
        );
      });
      // Both fold what is answered meanwhile.
      const folding = second % 5 === 0 ? stores.map((store) => foldAnswers({ store })) : [];
      await Promise.all([...presses, ...folding]);
    }
    await advance(25 * 3_600_000);

    const keys = platform.messages.map(({ channel, key }) => `${channel} ${key}`);
    expect(new Set(keys).size).toBe(keys.length);
    const sent = (channel: string, kind: string) =>
      platform.messages.filter((message) => message.channel === channel && message.key.startsWith(kind))
        .length;
    for (const [index, channel] of names.entries()) {
      const plays = index < quizzes;
      // Two daily questions were posted by now.
      expect([channel, sent(channel, 'questi')]).toEqual([channel, 2 + (plays ? questions : 0)]);
      expect([sent(channel, 'quiz-i'), sent(channel, 'quiz-e')]).toEqual(plays ? [1, 1] : [0, 0]);
    }
    expect(accepted.size).toBe(3 * (channels + quizzes * questions));

    const { db } = openPostgres(url());
    const count = async (query: string) => {
      const { rows } = await sql<{ count: number }>`${sql.raw(query)}`.execute(db);
      return Number(rows[0]?.count);
    };
    expect(await count('select count(*) as count from answers')).toBe(accepted.size);
    expect(await count('select sum(answers) as count from rounds')).toBe(accepted.size);
    expect(await count('select sum(answers) as count from totals')).toBe(accepted.size);
    expect(
      await count('select (select sum(points) from totals) - (select sum(points) from answers) as count'),
    ).toBe(0);
    expect(await count('select count(*) as count from posts where pending = 1')).toBe(0);
    await Promise.all(stores.map((store) => foldAnswers({ store })));
    expect(await wrongStandings(db)).toEqual([]);
    await db.destroy();
    for (const { cards, key } of platform.messages) {
      // Once the answer is shown, an edit may take away buttons, but changes no text.
      const texts = cards.map((card) => textOf(card).trim());
      const reveals = new Set(texts.filter((text) => text.includes('The answer is')));
      if (key.startsWith('questi') && cards.length > 1) expect([...reveals]).toHaveLength(1);
    }
  },
  60_000,
);

test.skipIf(serverUrl === undefined)(
  'two processes on one PostgreSQL that get the same event at once do what it asks for once',
  async () => {
    const runtime = createTestRuntime();
    const platform = createScriptedPlatform();
    const services = await createServices(runtime);
    const drivers = stores.map((store) => openBotDriver({ ...services, store }, platform));
    const turns = 30;
    for (let turn = 0; turn < turns; turn++) {
      const channel = `same${turn}`;
      const setup = { time: '11:00', timezone: 'UTC', days: 'daily' };
      await drivers[0]?.command('ada', 'daily setup', setup, channel);
      const replies = await Promise.all(
        [...drivers, ...drivers].map(({ bot }) =>
          bot.handle({
            kind: 'command',
            path: 'daily now',
            options: {},
            sender: { platform: platform.name, workspace: 'w', user: 'ada', name: 'ada', manager: true },
            place: { platform: platform.name, workspace: 'w', channel, name: channel },
            id: channel,
          }),
        ),
      );
      expect(replies.map(textOf).filter((says) => says !== '')).toEqual(['Here it comes.']);
    }
    for (const { bot } of drivers) await bot.runner.settled();
    const posted = platform.messages.filter(({ channel }) => channel.startsWith('same'));
    expect(posted).toHaveLength(turns);
  },
  60_000,
);

test.skipIf(serverUrl === undefined)(
  'two processes on one PostgreSQL may do the nightly work at once',
  async () => {
    const services = await createServices();
    const errors: object[] = [];
    const log = pino({ level: 'error' }, { write: (line: string) => void errors.push(JSON.parse(line)) });
    const now = services.runtime.now();
    const [one] = stores as [Store];
    await one.transaction(async ({ takenEvents }) => {
      for (let index = 0; index < 1_000; index++) await takenEvents.take('old', `${index}`, index);
      await takenEvents.take('new', 'one', now);
    });
    await Promise.all([...stores, ...stores].map((store) => runNight({ ...services, store, log })));
    expect(errors).toEqual([]);
    expect(await one.transaction(({ takenEvents }) => takenEvents.take('new', 'one', now))).toBe(false);
    expect(await one.transaction(({ takenEvents }) => takenEvents.removeOld(now, 1_000))).toBe(0);
  },
  60_000,
);

test.skipIf(serverUrl === undefined)(
  'claims made at the same time on one PostgreSQL never overlap',
  async () => {
    const [one] = stores as [Store];
    const count = 60;
    const ids = await one.transaction(async ({ channels }) => {
      const met = [];
      for (let index = 0; index < count; index++) {
        const address = { platform: 'claims', workspace: 'w', channel: `c${index}` };
        met.push((await channels.meet(address, `c${index}`)).id);
      }
      return met;
    });
    for (let turn = 1; turn <= 20; turn++) {
      const now = turn * 1000;
      await one.transaction(async ({ outbox, scheduler }) => {
        for (const id of ids) {
          await outbox.add(id, 'question', turn, now);
          await scheduler.set('close', id, now);
        }
      });
      const claims = await Promise.all(
        [...stores, ...stores, ...stores].map((store) =>
          Promise.all([
            store.transaction(({ outbox }) => outbox.claim(now, count, [{ name: 'claims' }])),
            store.transaction(({ scheduler }) => scheduler.claim(now, count)),
          ]),
        ),
      );
      const posts = claims.flatMap(([posts]) => posts);
      const timers = claims.flatMap(([, timers]) => timers);
      expect(posts.map(({ channel }) => channel).sort()).toEqual(ids.toSorted());
      expect(timers.map(({ subject }) => subject).sort()).toEqual(ids.toSorted());
      await one.transaction(async (records) => {
        for (const post of posts) await records.outbox.settle(post, { kind: 'sent', message: 'm' });
        for (const timer of timers) await records.scheduler.done(timer);
      });
    }
  },
);

test.skipIf(serverUrl === undefined)(
  'answers given while a question is being withdrawn on one PostgreSQL count as right or come too late',
  async () => {
    const runtime = createTestRuntime();
    const platform = createScriptedPlatform();
    const services = await createServices(runtime);
    const [one, other] = stores.map((store) => openBotDriver({ ...services, store }, platform)) as [
      BotDriver,
      BotDriver,
    ];
    const setup = { time: '11:00', timezone: 'UTC', days: 'daily' };
    const asked: number[] = [];
    for (let turn = 0; turn < 12; turn++) {
      const channel = `withdrawing${turn}`;
      await one.command('ada', 'daily setup', setup, channel);
      await one.command('ada', 'daily now', {}, channel);
      for (const { bot } of [one, other]) await bot.runner.settled();
      const card = platform.messages.findLast((message) => message.channel === channel)?.cards[0];
      const id = textOf(card).match(/What about (.*)\?/)?.[1] ?? '';
      const action = choiceIn(card, 'a wrong one') ?? '';
      const people = Array.from({ length: 12 }, (_, index) => `late${index}`);
      await Promise.all([
        ...people.slice(0, 6).map((user) => other.press(user, action, channel)),
        one
          .command('ada', 'question void', { id }, channel)
          .then((card) => one.press('ada', buttonIn(card, 'Withdraw'), channel)),
        ...people.slice(6).map((user) => other.press(user, action, channel)),
      ]);
      asked.push(Number(action.split(':')[1]));
    }
    await one.bot.runner.settled();
    const { db } = openPostgres(url());
    const given = await db.selectFrom('answers').selectAll().where('roundId', 'in', asked).execute();
    await db.destroy();
    const wrong = given.filter(({ correct, points }) => correct === 0 || points === 0);
    expect(given.length).toBeGreaterThan(0);
    expect(wrong.map(({ roundId, memberId }) => `${roundId} ${memberId}`)).toEqual([]);
  },
  60_000,
);

test.skipIf(serverUrl === undefined)(
  'buttons that are pressed in two processes at once withdraw a question once and undo that once',
  async () => {
    const platform = createScriptedPlatform();
    const services = await createServices(createTestRuntime());
    const drivers = stores.map((store) => openBotDriver({ ...services, store }, platform));
    const [one] = drivers as [BotDriver];
    const channel = 'twice';
    await one.command('ada', 'daily setup', { time: '11:00', timezone: 'UTC', days: 'daily' }, channel);
    for (let turn = 0; turn < 8; turn++) {
      await one.command('ada', 'daily now', {}, channel);
      for (const { bot } of drivers) await bot.runner.settled();
      const card = platform.messages.findLast(
        (message) => message.channel === channel && message.key.startsWith('quest'),
      )?.cards[0];
      const id = textOf(card).match(/What about (.*)\?/)?.[1] ?? '';
      await one.press('grace', choiceIn(card, 'a wrong one') ?? '', channel);
      const pressAll = async (action: string) => {
        const replies = await Promise.all(
          [0, 1, 2, 3].map((index) => (drivers[index % 2] ?? one).press(`ada${index}`, action, channel)),
        );
        return replies.map(textOf);
      };
      const asked = await one.command('ada', 'question void', { id }, channel);
      const withdrawn = await pressAll(buttonIn(asked, 'Withdraw'));
      expect(withdrawn.filter((text) => text.includes('is withdrawn.'))).toHaveLength(1);
      expect(withdrawn.filter((text) => text.includes('was already withdrawn'))).toHaveLength(3);
      const shown = await one.command('ada', 'question void', { id }, channel);
      const undone = await pressAll(buttonIn(shown, 'Undo'));
      expect(undone.filter((text) => text.includes('counts again'))).toHaveLength(1);
      expect(
        undone.filter((text) => text.includes('was already undone')),
        undone.join(' | '),
      ).toHaveLength(3);
      await Promise.all(stores.map((store) => foldAnswers({ store })));
      const board = await one.command('ada', 'leaderboard', { scope: 'channel' }, channel);
      expect(linesOf(board)).toMatch(/grace +0 /);
    }
  },
  60_000,
);

test.skipIf(serverUrl === undefined)(
  'a message that another process has locked is edited as soon as the lock is gone',
  async () => {
    const platform = createScriptedPlatform();
    const services = await createServices(createTestRuntime());
    const [first, second] = stores as [Store, Store];
    const driver = openBotDriver({ ...services, store: first }, platform);
    await driver.command('ada', 'daily setup', { time: '12:00', timezone: 'UTC', days: 'daily' }, 'locked');
    await driver.bot.runner.settled();
    await driver.command('ada', 'daily now', {}, 'locked');
    await driver.bot.runner.settled();
    const message = platform.messages.find(({ channel }) => channel === 'locked');
    const round = Number(choiceIn(message?.cards[0], 'a wrong one')?.split(':')[1]);
    const edit = ({ outbox }: Records) => outbox.requestEdit('question', round, services.runtime.now());
    await first.transaction(edit);
    const [isLocked, unlocked] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const other = second.transaction(async (records) => {
      await edit(records);
      isLocked.resolve();
      await unlocked.promise;
    });
    await isLocked.promise;
    const settled = driver.bot.runner.settled();
    await first.transaction(({ scheduler }) => scheduler.nextDue());
    expect(message?.cards).toHaveLength(1);
    unlocked.resolve();
    await Promise.all([other, settled]);
    expect(message?.cards).toHaveLength(2);
  },
  60_000,
);

test.skipIf(serverUrl === undefined)(
  'two processes on one PostgreSQL share the slices of a withdrawal and of an undo that comes in between',
  async () => {
    const platform = createScriptedPlatform();
    const services = await createServices(createTestRuntime());
    const sliced = await Promise.all([0, 1].map(() => storeOn(openPostgres(url()), 2)));
    const [one, other] = sliced.map((store) => openBotDriver({ ...services, store }, platform)) as [
      BotDriver,
      BotDriver,
    ];
    const { db } = openPostgres(url());
    const settled = () => Promise.all([one, other].map(({ bot }) => bot.runner.settled()));
    const read = async (round: number) => {
      const answers = db.selectFrom('answers').where('roundId', '=', round);
      const right = await answers
        .where('correct', '=', 1)
        .where('points', '>', 0)
        .select('memberId')
        .execute();
      const { rows } = await sql<{ total: number; given: number }>`
        select (select sum(points) from totals) as total,
          (select sum(points) from answers) as given`.execute(db);
      return { right: right.length, isSum: Number(rows[0]?.total) === Number(rows[0]?.given) };
    };
    const channel = 'sliced';
    await one.command('ada', 'daily setup', { time: '11:00', timezone: 'UTC', days: 'daily' }, channel);
    for (let turn = 0; turn < 6; turn++) {
      await one.command('ada', 'daily now', {}, channel);
      await settled();
      const card = platform.messages.findLast((message) => message.key.startsWith('quest'))?.cards[0];
      const id = textOf(card).match(/What about (.*)\?/)?.[1] ?? '';
      const action = choiceIn(card, 'a wrong one') ?? '';
      const round = Number(action.split(':')[1]);
      for (let index = 0; index < 12; index++) await one.press(`late${index}`, action, channel);
      const asked = await one.command('ada', 'question void', { id }, channel);
      const done = await one.press('ada', buttonIn(asked, 'Withdraw'), channel);
      if (turn % 2 === 0) {
        await settled();
        expect(await read(round)).toEqual({ right: 12, isSum: true });
      }
      await Promise.all([other.press('ada', buttonIn(done, 'Undo'), channel), settled()]);
      await settled();
      expect(await read(round)).toEqual({ right: 0, isSum: true });
      expect(await db.selectFrom('recounts').selectAll().execute()).toEqual([]);
    }
    await db.destroy();
    await Promise.all(sliced.map((store) => store.close()));
  },
  60_000,
);
