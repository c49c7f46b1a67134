import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Records, Store } from '../../src/bot/store.ts';
import type { Reply } from '../../src/chat/messages.ts';
import { lobbyMs } from '../../src/engine/quiz.ts';
import type { Connection } from '../../src/store/database/connection.ts';
import { storeOn } from '../../src/store/store.ts';
import {
  type BotDriver,
  buttonIn,
  choiceIn,
  openBotDriver,
  originIn,
  textOf,
} from '../drivers/bot-driver.ts';
import { createScriptedPlatform, type ScriptedPlatform } from '../drivers/scripted-platform.ts';
import { withdraw } from '../drivers/withdrawing.ts';
import { databases } from '../support/databases.ts';
import { createTestRuntime, type TestRuntime } from '../support/runtime.ts';
import { createServices } from '../support/services.ts';

const minute = 60_000;
const right = 'the right one';
const wrong = 'a wrong one';

/** Counts the transactions that stored answers, and may change what they do. */
const watching = (store: Store, change: (records: Records) => Records = (records) => records) => {
  const stored: number[] = [];
  const transaction: Store['transaction'] = async (work) => {
    let answers = 0;
    const result = await store.transaction((real) => {
      answers = 0;
      const records = change(real);
      const add: Records['answers']['add'] = async (added, rounds) => {
        await records.answers.add(added, rounds);
        answers += added.length;
      };
      return work({ ...records, answers: { ...records.answers, add } });
    });
    if (answers > 0) stored.push(answers);
    return result;
  };
  return { store: { ...store, transaction }, stored };
};

describe.each(databases)('a crowd that answers at once on $name', ({ open }) => {
  let connection: Connection;
  let real: Store;
  let runtime: TestRuntime;
  let platform: ScriptedPlatform;
  let watched: ReturnType<typeof watching>;
  let driver: BotDriver;
  let workspace = 0;

  beforeAll(async () => {
    connection = await open();
    real = await storeOn(connection);
  }, 120_000);
  afterAll(() => real.close());
  beforeEach(async () => {
    runtime = createTestRuntime();
    // Each test has a platform of its own on the same database.
    platform = { ...createScriptedPlatform(), name: `scripted${++workspace}` };
    await startOn(watching(real));
  });

  /** Starts another process on the database. */
  const startOn = async (on: ReturnType<typeof watching>): Promise<void> => {
    watched = on;
    driver = openBotDriver({ ...(await createServices(runtime)), store: on.store }, platform);
  };
  const ask = async (options: Readonly<Record<string, string>> = {}): Promise<void> => {
    const usual = { time: '11:00', timezone: 'UTC', days: 'daily' };
    await driver.command('ada', 'daily setup', { ...usual, ...options });
    await driver.advance(30 * minute);
  };
  const actionOf = (text: string, card = platform.messages.at(-1)?.cards[0]): string =>
    choiceIn(card, text) ?? '';
  /** Presses at once, in this order: who presses what, and when it was received, counted from now. */
  const pressAll = async (
    ...presses: readonly (readonly [user: string, text: string, after?: number])[]
  ): Promise<string[]> => {
    const replies = presses.map(([user, text, after = 0]) =>
      driver.bot.handle({
        kind: 'action',
        action: actionOf(text),
        ...originIn(platform.name, 'w')(user, 'general'),
        at: runtime.now() + after,
      }),
    );
    return (await Promise.all(replies)).map(textOf);
  };
  const stored = async (): Promise<string[]> => {
    const rows = await connection.db
      .selectFrom('answers')
      .innerJoin('rounds', 'rounds.id', 'answers.roundId')
      .innerJoin('channels', 'channels.id', 'rounds.channelId')
      .innerJoin('members', 'members.id', 'answers.memberId')
      .select(['members.name', 'points'])
      .where('channels.platform', '=', platform.name)
      .where('channels.workspace', '=', 'w')
      .where('channels.channel', '=', 'general')
      .execute();
    return rows.map(({ name, points }) => `${name} ${points}`).toSorted();
  };
  /** Reads the round that was opened last. */
  const newestRound = async () => {
    const { id } = await connection.db
      .selectFrom('rounds')
      .select(({ fn }) => fn.max('id').as('id'))
      .executeTakeFirstOrThrow();
    return real.transaction(({ rounds }) => rounds.get(id));
  };
  const startQuiz = async (options: Readonly<Record<string, string>>): Promise<void> => {
    await driver.command('ada', 'quiz start', { count: '2', level: 'junior', ...options });
    await driver.advance(lobbyMs);
  };

  test('is answered after the platform has told everybody that replies are coming', async () => {
    await ask();
    const told = Promise.withResolvers<void>();
    const press = { kind: 'action', action: actionOf(right) } as const;
    const origin = originIn(platform.name, 'w')('u1', 'general');
    const reply = driver.bot.handle({ ...press, ...origin, hurry: () => told.promise });
    for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
    expect(await stored()).toEqual([]);
    told.resolve();
    expect(textOf(await reply)).toContain('Right!');
  });

  test('is answered in one transaction, and everyone is told the truth', async () => {
    await ask();
    const users = Array.from({ length: 60 }, (_, index) => `u${index}`);
    const told = await pressAll(
      ...users.map((user, index) => [user, index % 3 === 0 ? right : wrong] as const),
    );
    expect(
      told.map((text) => (text.includes('Right!') ? right : text.includes('Not quite') ? wrong : text)),
    ).toEqual(users.map((_, index) => (index % 3 === 0 ? right : wrong)));
    expect(watched.stored).toEqual([60]);
    expect(await stored()).toHaveLength(60);
  });

  test('reads once where all answers of a quiz put their players', async () => {
    const reads: number[] = [];
    await startOn(
      watching(real, (records) => ({
        ...records,
        quizScores: {
          ...records.quizScores,
          ofAll: (wanted) => {
            reads.push(wanted.length);
            return records.quizScores.ofAll(wanted);
          },
        },
      })),
    );
    await startQuiz({ count: '1' });
    const users = Array.from({ length: 50 }, (_, index) => `u${index}`);
    const told = await pressAll(...users.map((user, index) => [user, index < 20 ? right : wrong] as const));
    expect(watched.stored).toEqual([50]);
    expect(reads).toEqual([1]);
    expect(told[7]).toContain('150 points · tied for 1st of 50');
    expect(told[30]).toContain('0 points · tied for 21st of 50 · 150 behind u0 and 19 others');
  });

  test('of two answers at the same time, the first in the queue is first', async () => {
    await startQuiz({ count: '1' });
    await pressAll(['zoe', right], ['ada', right]);
    expect(watched.stored).toEqual([2]);
    await driver.advance(minute);
    const reveal = platform.messages.find(({ key }) => key.startsWith('quest'))?.cards.at(-1);
    expect(textOf(reveal)).toContain('First to get it: zoe.');
    expect(await stored()).toEqual(['ada 150', 'zoe 150']);
  });

  test('scores speed by when an answer was received', async () => {
    await startQuiz({ count: '1', seconds: '20' });
    runtime.jump(10_000);
    const told = await pressAll(['ada', right, -10_000], ['grace', right]);
    expect(told).toEqual([expect.stringContaining('Right! +150'), expect.stringContaining('Right! +125')]);
  });

  test('a person who presses twice has one answer', async () => {
    await ask();
    const told = await pressAll(['ada', wrong], ['grace', right], ['ada', right]);
    expect(told).toEqual([
      expect.stringContaining('Not quite'),
      expect.stringContaining('Right!'),
      expect.stringContaining('You already answered'),
    ]);
    expect(watched.stored).toEqual([2]);
    expect((await pressAll(['grace', wrong]))[0]).toContain('You already answered');
    expect(await stored()).toEqual(['ada 0', expect.stringMatching(/^grace \d+$/)]);
  });

  test('a close comes after all answers that were received before its time, and before all others', async () => {
    await startQuiz({ count: '1', seconds: '20' });
    const asked = await newestRound();
    const left = (asked?.closesAt ?? 0) - runtime.now();
    runtime.jump(left + 1_000);
    const late = actionOf(right);
    // The answers are in the queue when the timer fires.
    const told = pressAll(['ada', right, -1_001], ['grace', right, -1_000], ['alan', right, -999]);
    await driver.bot.runner.tick();
    expect(await told).toEqual([
      expect.stringContaining('Right!'),
      expect.stringContaining('does not count'),
      expect.stringContaining('does not count'),
    ]);
    await driver.bot.runner.settled();
    await driver.advance(minute);
    expect(textOf(await driver.press('zoe', late))).toContain('does not count');
    expect(await stored()).toEqual([expect.stringMatching(/^ada \d+$/)]);
  });

  test('a race is decided by the first right answer, and what came after it is too late', async () => {
    await startQuiz({ mode: 'race' });
    const told = await pressAll(['ada', wrong], ['grace', right], ['alan', right], ['zoe', wrong]);
    expect(told).toEqual([
      expect.stringContaining('Not this time'),
      expect.stringContaining('Right!'),
      expect.stringContaining('does not count'),
      expect.stringContaining('does not count'),
    ]);
    expect(await stored()).toEqual(['ada 0', expect.stringMatching(/^grace [1-9]/)]);
  });

  test('a question closes early when the last of those who answered the one before has answered', async () => {
    await startQuiz({});
    await pressAll(['ada', right], ['grace', wrong]);
    await driver.advance(minute / 2);
    const told = await pressAll(['zoe', right], ['grace', right], ['ada', wrong], ['alan', right]);
    expect(told).toEqual([
      expect.stringContaining('Right!'),
      expect.stringContaining('Right!'),
      expect.stringContaining('Not this time'),
      expect.stringContaining('does not count'),
    ]);
  });

  test('answers before a withdrawal count as right, and answers after it are too late', async () => {
    await ask();
    const asked = await newestRound();
    const before = pressAll(['grace', wrong], ['alan', right]);
    const withdrawn = withdraw(driver, 'ada', asked?.question.id);
    expect(await before).toEqual([expect.stringContaining('Not quite'), expect.stringContaining('Right!')]);
    await withdrawn;
    expect(await pressAll(['zoe', right], ['ada', wrong])).toEqual([
      expect.stringContaining('does not count'),
      expect.stringContaining('does not count'),
    ]);
    expect(await stored()).toEqual([
      expect.stringMatching(/^alan [1-9]/),
      expect.stringMatching(/^grace [1-9]/),
    ]);
  });

  test('an erasure takes the answers before it, and none after it', async () => {
    await ask();
    await driver.command('grace', 'link');
    const button = buttonIn(await driver.command('grace', 'privacy erase'), 'Erase everything');
    const before = pressAll(['grace', right], ['alan', right]);
    const erased = driver.press('grace', button);
    const after = pressAll(['grace', wrong]);
    expect(await before).toEqual([expect.stringContaining('Right!'), expect.stringContaining('Right!')]);
    expect(textOf(await erased)).not.toContain('wrong');
    const told = (await after)[0];
    const kept = await stored();
    // Whether the press or the erasure came first is up to the queue; what people are told is what is stored.
    expect(kept.filter((one) => one.startsWith('alan'))).toHaveLength(1);
    expect(kept.includes('grace 0')).toBe(told?.includes('Not quite') && !told.includes('already'));
  });

  test('only those are stored of whom an answer is taken', async () => {
    await startQuiz({ mode: 'race' });
    const names = () =>
      real.transaction(({ members }) => members.names({ platform: platform.name, workspace: 'w' }, 10));
    expect(await names()).toEqual(['ada']);
    const first = platform.messages.at(-1)?.cards[0];
    const told = await pressAll(
      ['grace', wrong],
      ['alan', right],
      ['zoe', right],
      ['grace', right],
      ['zoe', wrong],
    );
    expect(told).toEqual([
      expect.stringContaining('Not this time'),
      expect.stringContaining('Right!'),
      expect.stringContaining('does not count'),
      expect.stringContaining('You already answered'),
      expect.stringContaining('does not count'),
    ]);
    expect((await names()).toSorted()).toEqual(['ada', 'alan', 'grace']);
    await driver.advance(minute);
    const late = await driver.press('zoe', actionOf(right, first));
    expect(textOf(late)).toContain('does not count');
    expect((await names()).toSorted()).toEqual(['ada', 'alan', 'grace']);
  });

  test('people who were erased while a question was open are refused among others, and not stored', async () => {
    await ask();
    await pressAll(['grace', wrong], ['alan', wrong]);
    for (const user of ['grace', 'alan']) {
      const asked = await driver.command(user, 'privacy erase');
      await driver.press(user, buttonIn(asked, 'Erase everything'));
    }
    expect(
      await pressAll(['zoe', right], ['grace', right], ['mary', wrong], ['alan', right], ['grace', wrong]),
    ).toEqual([
      expect.stringContaining('Right!'),
      expect.stringContaining('You answered it before everything about you was erased'),
      expect.stringContaining('Not quite'),
      expect.stringContaining('You answered it before everything about you was erased'),
      expect.stringContaining('You answered it before everything about you was erased'),
    ]);
    expect(await stored()).toEqual(['mary 0', expect.stringMatching(/^zoe [1-9]/)]);
    const names = await real.transaction(({ members }) =>
      members.names({ platform: platform.name, workspace: 'w' }, 10),
    );
    expect(names.toSorted()).toEqual(['ada', 'mary', 'zoe']);
  });

  test("an answer that can't be stored spoils no other", async () => {
    await ask();
    const poisoned = 37;
    let ids: readonly number[] = [];
    await startOn(
      watching(real, (records) => ({
        ...records,
        members: {
          ...records.members,
          meetAll: async (senders) => {
            const met = await records.members.meetAll(senders);
            ids = met.filter(({ name }) => name === `u${poisoned}`).map(({ id }) => id);
            return met;
          },
        },
        answers: {
          ...records.answers,
          add: async (answers, rounds) => {
            if (answers.some(({ member }) => ids.includes(member))) throw new Error('poison');
            await records.answers.add(answers, rounds);
          },
        },
      })),
    );
    const users = Array.from({ length: 80 }, (_, index) => `u${index}`);
    const told = await pressAll(...users.map((user) => [user, right] as const));
    expect(told.filter((text) => text.includes('Right!'))).toHaveLength(79);
    expect(told[poisoned]).toContain('Something went wrong');
    expect(await stored()).toHaveLength(79);
  });

  test('a process that dies after the commit has told nobody, and the answer counts once', async () => {
    await ask();
    const never = new Promise<never>(() => {});
    await startOn(
      watching({
        ...real,
        transaction: async (work) => {
          await real.transaction(work);
          return never;
        },
      }),
    );
    const replies: Reply[] = [];
    void driver.press('ada', actionOf(right)).then((reply) => replies.push(reply));
    while ((await stored()).length === 0) await new Promise(setImmediate);
    expect(replies).toEqual([]);
    await startOn(watching(real));
    expect((await pressAll(['ada', wrong]))[0]).toContain('You already answered');
    expect(await stored()).toHaveLength(1);
  });

  test('a process that dies before the commit has told nobody and kept nothing, and pressing again works', async () => {
    await ask();
    const died = Promise.withResolvers<void>();
    await startOn(
      watching({
        ...real,
        transaction: async (work) => {
          const killed = real.transaction(async (records) => {
            await work(records);
            throw new Error('killed');
          });
          await killed.catch(() => died.resolve());
          return new Promise<never>(() => {});
        },
      }),
    );
    const replies: Reply[] = [];
    void driver.press('ada', actionOf(right)).then((reply) => replies.push(reply));
    await died.promise;
    expect(replies).toEqual([]);
    expect(await stored()).toEqual([]);
    await startOn(watching(real));
    expect((await pressAll(['ada', wrong]))[0]).toContain('Not quite');
    expect(await stored()).toEqual(['ada 0']);
  });

  test('a commit that blocks the process for 20 ms is paid by many, and other things happen in between', async () => {
    await ask();
    await startOn(
      watching({
        ...real,
        transaction: async (work) => {
          const result = await real.transaction(work);
          for (const until = performance.now() + 20; performance.now() < until; );
          return result;
        },
      }),
    );
    let turns = 0;
    let isDone = false;
    const count = () => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    const users = Array.from({ length: 300 }, (_, index) => `u${index}`);
    const told = await pressAll(...users.map((user) => [user, right] as const));
    isDone = true;
    expect(told.filter((text) => text.includes('Right!'))).toHaveLength(300);
    expect(watched.stored.reduce((sum, answers) => sum + answers, 0)).toBe(300);
    // At least 25 answers share a commit, and each batch gives the others their turn.
    expect(watched.stored.length).toBeLessThanOrEqual(12);
    expect(turns).toBeGreaterThanOrEqual(watched.stored.length);
  });

  test('answers to two days at once have the streaks that they would have one after the other', async () => {
    await ask({ open: '48' });
    const first = platform.messages.at(-1)?.cards[0];
    await driver.advance(24 * 60 * minute);
    const second = platform.messages.at(-1)?.cards[0];
    const told = await Promise.all(
      [first, second].flatMap((card) =>
        ['ada', 'grace'].map((user) => driver.press(user, actionOf(right, card))),
      ),
    );
    expect(told.map((reply) => textOf(reply).match(/Your streak: \d/)?.[0])).toEqual([
      'Your streak: 1',
      'Your streak: 1',
      'Your streak: 2',
      'Your streak: 2',
    ]);
    expect(watched.stored).toEqual([4]);
  });
});
