import { sql } from 'kysely';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runNight } from '../../src/bot/night.ts';
import type { Store } from '../../src/bot/store.ts';
import { actions, commands, repeatable, runnable } from '../../src/bot/tables.ts';
import { readLine } from '../../src/chat/commands/line.ts';
import type { Incoming, Input, Reply } from '../../src/chat/messages.ts';
import type { Connection } from '../../src/store/database/connection.ts';
import { openSqlite } from '../../src/store/database/sqlite.ts';
import { storeOn } from '../../src/store/store.ts';
import { type BotDriver, buttonIn, choiceIn, openBotDriver, textOf } from '../drivers/bot-driver.ts';
import { createScriptedPlatform, type ScriptedPlatform } from '../drivers/scripted-platform.ts';
import { createTestRuntime, type TestRuntime } from '../support/runtime.ts';
import { createServices } from '../support/services.ts';

let connection: Connection;
let store: Store;
let runtime: TestRuntime;
let platform: ScriptedPlatform;
let driver: BotDriver;

/** Starts another process on the same records. */
const process = async (on: Store = store): Promise<BotDriver> =>
  openBotDriver({ ...(await createServices(runtime)), store: on }, platform);

beforeEach(async () => {
  connection = openSqlite(':memory:');
  store = await storeOn(connection);
  runtime = createTestRuntime();
  platform = createScriptedPlatform();
  driver = await process();
});
afterEach(() => store.close());

const event = (id: string | undefined, input: Input, user = 'ada'): Incoming => ({
  ...input,
  sender: { platform: 'scripted', workspace: 'w', user, name: user, manager: true },
  place: { platform: 'scripted', workspace: 'w', channel: 'general', name: 'general' },
  id,
});
const command = (path: string, options: Readonly<Record<string, string>> = {}): Input => ({
  kind: 'command',
  path,
  options,
});
const setup = command('daily setup', { time: '09:00', timezone: 'UTC' });
const taken = async () => (await connection.db.selectFrom('takenEvents').selectAll().execute()).length;
const isSilent = (reply: Reply) => reply.kind === 'reply' && reply.cards.length === 0;

describe('an event that arrives twice', () => {
  beforeEach(() => driver.bot.handle(event('setup', setup)));

  test('has its effects once and is answered once, whichever process gets it', async () => {
    const other = await process();
    const replies = [
      await driver.bot.handle(event('1', command('daily now'))),
      await other.bot.handle(event('1', command('daily now'))),
      await driver.bot.handle(event('1', command('daily now'))),
    ];
    await driver.advance(0);
    expect(replies.map(isSilent)).toEqual([false, true, true]);
    expect(platform.messages).toHaveLength(1);
    expect(isSilent(await other.bot.handle(event('2', command('daily now'))))).toBe(false);
    await driver.advance(0);
    expect(platform.messages).toHaveLength(2);
  });

  test('has its effects at last if they failed at first', async () => {
    const failing = await process({
      ...store,
      transaction: (work) =>
        store.transaction(async (records) => {
          await work(records);
          throw new Error('The disk is full.');
        }),
    });
    const failed = await failing.bot.handle(event('1', command('daily now')));
    expect(textOf(failed)).toContain('Nothing was changed; please try again.');
    expect(isSilent(await driver.bot.handle(event('1', command('daily now'))))).toBe(false);
  });

  test('does not bring back a member whom it erased', async () => {
    const asked = await driver.bot.handle(event('1', command('privacy erase')));
    const erase: Input = { kind: 'action', action: buttonIn(asked, 'Erase everything') };
    await driver.bot.handle(event('2', erase));
    expect(isSilent(await driver.bot.handle(event('2', erase)))).toBe(true);
    expect(await connection.db.selectFrom('members').selectAll().execute()).toEqual([]);
  });

  test('is told from an event of another platform that has the same id', async () => {
    const { id, ...now } = event('1', command('daily now'));
    const elsewhere = { ...now.place, platform: 'another', workspace: 'v' };
    const sender = { ...now.sender, platform: 'another', workspace: 'v' };
    await driver.bot.handle({ ...now, id });
    const reply = await driver.bot.handle({ ...event(id, setup), place: elsewhere, sender });
    expect(textOf(reply)).toContain('The daily question is set up');
  });
});

test('events without an id have their effects every time', async () => {
  await driver.bot.handle(event(undefined, setup));
  for (let time = 0; time < 2; time++) await driver.bot.handle(event(undefined, command('daily now')));
  await driver.advance(0);
  expect(platform.messages).toHaveLength(2);
  expect(await taken()).toBe(0);
});

test('an answer takes no id, and counts once all the same', async () => {
  await driver.bot.handle(event('setup', setup));
  await driver.bot.handle(event('now', command('daily now')));
  await driver.advance(0);
  const before = await taken();
  const answer: Input = {
    kind: 'action',
    action: choiceIn(platform.messages[0]?.cards[0], 'the right one') ?? '',
  };
  expect(textOf(await driver.bot.handle(event('a', answer)))).toContain('Right');
  expect(textOf(await driver.bot.handle(event('a', answer)))).toContain('The first answer counts');
  expect(await taken()).toBe(before);
});

test('what may be repeated exists, and commands that may be repeated change nothing', async () => {
  expect([...repeatable].filter((name) => !Object.hasOwn(actions, name))).toEqual(
    runnable.filter((one) => one.repeatable).map(({ path }) => path),
  );
  await driver.bot.handle(event('setup', setup));
  await driver.bot.handle(event('team', command('team create', { name: 'The Generators' })));
  await driver.advance(0);
  const changes = async () => {
    const { rows } = await sql<{ count: number }>`select total_changes() as count`.execute(connection.db);
    return rows[0]?.count;
  };
  const before = await changes();
  const shown = runnable.filter((one) => one.repeatable);
  expect(shown.length).toBeGreaterThan(8);
  for (const { path, example } of shown) {
    const read = readLine(`/${path} ${example ?? ''}`, commands);
    const options = 'error' in read ? {} : read.options;
    await driver.bot.handle(event(path, command(path, options)));
    expect([path, await changes()]).toEqual([path, before]);
  }
});

test('ids are kept for a day, without a word about who did what', async () => {
  await driver.bot.handle(event('interaction-of-ada', setup));
  const rows = await connection.db.selectFrom('takenEvents').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain('ada');
  const night = async () =>
    runNight({ ...(await createServices(runtime)), store, log: pino({ enabled: false }) });
  runtime.jump(24 * 3_600_000);
  await night();
  expect(await taken()).toBe(1);
  runtime.jump(1);
  await night();
  expect(await taken()).toBe(0);
});
