import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Services } from '../../../src/bot/services.ts';
import type { Records, Store } from '../../../src/bot/store.ts';
import type { Channel, Member } from '../../../src/chat/people.ts';
import type { Connection } from '../../../src/store/database/connection.ts';
import { storeOn } from '../../../src/store/store.ts';
import {
  type BotDriver,
  buttonIn,
  choiceIn,
  linesOf,
  openBotDriver,
  textOf,
} from '../../drivers/bot-driver.ts';
import { createScriptedPlatform } from '../../drivers/scripted-platform.ts';
import { databases } from '../../support/databases.ts';
import { createTestRuntime, type TestRuntime } from '../../support/runtime.ts';
import { createServices } from '../../support/services.ts';

/** The server's database is left to the store's other tests, which empty it. */
const own = databases.filter(({ name }) => name !== 'PostgreSQL');

describe.each(own)('somebody with many answers, on $name', ({ open }) => {
  const many = 1_800;
  let connection: Connection;
  let services: Services & { runtime: TestRuntime };
  let driver: BotDriver;
  let ada: Member;
  let channel: Channel;

  const inside = <T>(work: (records: Records) => Promise<T>): Promise<T> => services.store.transaction(work);
  const count = async (table: 'answers' | 'totals' | 'members') =>
    (await connection.db.selectFrom(table).selectAll().execute()).length;

  beforeAll(async () => {
    connection = await open();
    services = { ...(await createServices(createTestRuntime())), store: await storeOn(connection) };
    driver = openBotDriver(services, createScriptedPlatform());
    await driver.command('ada', 'daily setup', { time: '23:00', timezone: 'UTC' });
    await driver.command('grace', 'link');
    const here = { platform: 'scripted', workspace: 'w' };
    ada = (await inside(({ members }) => members.find(here, 'ada'))) ?? fail();
    const grace = (await inside(({ members }) => members.find(here, 'grace'))) ?? fail();
    channel = (await inside(({ channels }) => channels.inWorkspace('scripted', 'w')))[0] ?? fail();
    const { db } = connection;
    const numbers = sql`with recursive numbers (n) as (
      select 1 union all select n + 1 from numbers where n < ${sql.lit(many)})`;
    const id = sql.lit(ada.id);
    await sql`
      insert into rounds (id, channel_id, game, schedule_id, reveal, due_at, question_id, track, topic, level, question,
        opened_at, closes_at, closed_at, answers, first_right)
      ${numbers} select n, ${sql.lit(channel.id)}, 'daily', 1, 'instant', 0, 'q0', 't', 't', 'junior', '{}',
        0, 1, 1, 2, ${id} from numbers`.execute(db);
    for (const member of [ada.id, grace.id].map((one) => sql.lit(one))) {
      await sql`
        insert into answers (round_id, member_id, choice, correct, points, at, date)
        ${numbers} select n, ${member}, 0, 1, 10, 0, '2026-11-20' from numbers`.execute(db);
      await sql`
        insert into totals (channel_id, member_id, date, game, points, answers, correct)
        select channel_id, member_id, answers.date, 'daily', sum(points), count(*), sum(correct)
        from answers join rounds on rounds.id = answers.round_id
        where member_id = ${member} group by channel_id, member_id, answers.date`.execute(db);
    }
  });
  afterAll(() => services.store.close());

  test('is invisible at once, is a new member on coming back, and goes in slices that survive a kill', async () => {
    const asked = await driver.command('ada', 'privacy erase');
    await driver.press('ada', buttonIn(asked, 'Erase everything'));
    expect(await count('answers')).toBe(2 * many - 499);
    const board = () => driver.command('grace', 'leaderboard', { period: 'all' });
    expect(linesOf(await board())).toContain('1 player.');
    expect(linesOf(await board())).not.toContain('ada');
    expect(
      await connection.db
        .selectFrom('members')
        .select(['name', 'folded', 'person', 'manager'])
        .where('id', '=', ada.id)
        .execute(),
    ).toEqual([{ name: '', folded: '', person: null, manager: 0 }]);
    expect(await inside(({ members }) => members.get(ada.id))).toBeUndefined();
    expect(textOf(await driver.command('grace', 'stats', { member: 'ada' }))).toContain(
      'I have not seen that person',
    );

    await driver.command('ada', 'team create', { name: 'Reds' });
    const again = await inside(({ members }) => members.find(channel, 'ada'));
    expect(again?.id).not.toBe(ada.id);
    await driver.advance(100);
    expect(await count('answers')).toBe(2 * many - 999);

    // The first process is killed in the middle of a slice.
    await driver.bot.runner.stop();
    const failing: Store = {
      ...services.store,
      transaction: (work) =>
        services.store.transaction(async (records) => {
          const result = await work(records);
          if ((await records.personal.answered(ada.id, 1_000)).length < 800) throw new Error('killed');
          return result;
        }),
    };
    const dying = openBotDriver(
      { ...services, store: failing, runtime: services.runtime.another() },
      createScriptedPlatform(),
    );
    await dying.advance(100);
    expect(await count('answers')).toBe(2 * many - 999);
    await dying.bot.runner.stop();
    const last = openBotDriver(
      { ...services, runtime: services.runtime.another() },
      createScriptedPlatform(),
    );
    await last.bot.start();
    await last.advance(30_000);
    expect(await count('answers')).toBe(many);
    expect(await count('totals')).toBe(1);
    expect(
      (await connection.db.selectFrom('members').select('name').orderBy('id').execute()).map(
        ({ name }) => name,
      ),
    ).toEqual(['grace', 'ada']);
    expect(
      await connection.db
        .selectFrom('timers')
        .select('kind')
        .where('kind', 'in', ['erase', 'redraw'])
        .execute(),
    ).toEqual([]);
    expect(
      await connection.db.selectFrom('rounds').select('id').where('firstRight', 'is not', null).execute(),
    ).toEqual([]);
    expect((await inside(({ memberships }) => memberships.of(again?.id ?? 0)))?.name).toBe('Reds');
  });
});

describe.each(own)('the mark of an answer, on $name', ({ open }) => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await open();
  });
  afterAll(() => connection.db.destroy());

  test('tells nobody who it was or what they answered, and is gone when the question closes', async () => {
    const services = { ...(await createServices(createTestRuntime())), store: await storeOn(connection) };
    const platform = createScriptedPlatform();
    const driver = openBotDriver(services, platform);
    await driver.command('boss', 'daily setup', { time: '11:00', timezone: 'UTC' });
    await driver.command('boss', 'daily now');
    await driver.advance(0);
    for (const user of ['unmistakable', 'grace']) {
      await driver.press(user, choiceIn(platform.messages[0]?.cards[0], 'a wrong one') ?? '');
      await driver.press(user, buttonIn(await driver.command(user, 'privacy erase'), 'Erase everything'));
    }
    const marks = await connection.db.selectFrom('answerMarks').selectAll().execute();
    expect(marks.map(({ roundId, mark }) => [roundId, mark.length])).toEqual([
      [1, 43],
      [1, 43],
    ]);
    expect(new Set(marks.map(({ mark }) => mark)).size).toBe(2);
    for (const user of ['unmistakable', 'grace']) {
      const again = await driver.press(user, choiceIn(platform.messages[0]?.cards[0], 'the right one') ?? '');
      expect(textOf(again)).toContain('You answered it before everything about you was erased');
    }
    await driver.advance(24 * 3_600_000 + 1_000);
    expect(await connection.db.selectFrom('answerMarks').selectAll().execute()).toEqual([]);
    expect(await connection.db.selectFrom('rounds').select('markKey').execute()).toEqual([{ markKey: null }]);
    await driver.bot.runner.stop();
  });
});

const fail = (): never => {
  throw new Error('The test expected a value here.');
};
