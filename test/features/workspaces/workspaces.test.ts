import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Services } from '../../../src/bot/services.ts';
import { lobbyMs } from '../../../src/engine/quiz.ts';
import { keptMs } from '../../../src/features/workspaces/feature.ts';
import type { Connection } from '../../../src/store/database/connection.ts';
import { storeOn } from '../../../src/store/store.ts';
import { type BotDriver, choiceIn, openBotDriver, textOf } from '../../drivers/bot-driver.ts';
import { createScriptedPlatform, type ScriptedPlatform } from '../../drivers/scripted-platform.ts';
import { withdraw } from '../../drivers/withdrawing.ts';
import { databases } from '../../support/databases.ts';
import { createTestRuntime, type TestRuntime } from '../../support/runtime.ts';
import { createServices } from '../../support/services.ts';

/** The server's database is left to the store's other tests, which empty it. */
const own = databases.filter(({ name }) => name !== 'PostgreSQL');

describe.each(own)('a workspace that removed the bot, on $name', ({ open }) => {
  let connection: Connection;
  let services: Services & { runtime: TestRuntime };
  let platform: ScriptedPlatform;
  let driver: BotDriver;

  const play = async (in_: Pick<BotDriver, 'command' | 'press'>, channel: string) => {
    await in_.command('ada', 'team create', { name: 'The Rockets' });
    await in_.command('ada', 'quiz start', { count: '2', topic: 'gil', level: 'junior' });
    await driver.advance(lobbyMs);
    const asked = platform.messages.findLast((message) => message.channel === channel)?.cards.at(-1);
    const right = choiceIn(asked, 'the right one') ?? expect.fail('No question is open.');
    for (const user of ['ada', 'grace']) await in_.press(user, right);
    await driver.advance(10 * 60_000);
  };
  const where = (workspace: string) => sql`platform = 'scripted' and workspace = ${workspace}`;
  /** Counts the rows of each table that are about a workspace, through what they refer to. */
  const rowsOf = async (workspace: string) => {
    const channels = sql`(select id from channels where ${where(workspace)})`;
    const rounds = sql`(select id from rounds where channel_id in ${channels})`;
    const boards = sql`(select id from leaderboards where place_id in ${channels})`;
    const counts = await sql<Record<string, number>>`select
      (select count(*) from channels where ${where(workspace)}) as channels,
      (select count(*) from members where ${where(workspace)}) as members,
      (select count(*) from teams where ${where(workspace)}) as teams,
      (select count(*) from voids where ${where(workspace)}) as voids,
      (select count(*) from answers where round_id in ${rounds}) as answers,
      (select count(*) from totals where channel_id in ${channels}) as totals,
      (select count(*) from standings where board_id in ${boards}) as standings,
      (select count(*) from posts where channel_id in ${channels}) as posts,
      (select count(*) from schedules where channel_id in ${channels}) as schedules`.execute(connection.db);
    return Object.fromEntries(
      Object.entries(counts.rows[0] ?? {}).map(([table, count]) => [table, Number(count)]),
    );
  };
  const total = async (table: string): Promise<number> => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(
      connection.db,
    );
    return Number(rows[0]?.n);
  };
  const nothing = {
    channels: 0,
    members: 0,
    teams: 0,
    voids: 0,
    answers: 0,
    totals: 0,
    standings: 0,
    posts: 0,
    schedules: 0,
  };

  beforeEach(async () => {
    connection = await open();
    services = { ...(await createServices(createTestRuntime())), store: await storeOn(connection) };
    platform = createScriptedPlatform();
    driver = openBotDriver(services, platform);
    await play(driver, 'general');
    await play(driver.elsewhere, 'lobby');
    await driver.command('ada', 'daily setup', { time: '23:00', timezone: 'UTC', days: 'daily' });
    await driver.command('ada', 'question report', { id: 'gil-senior', reason: 'wrong' });
    await withdraw(driver, 'ada', 'gil-junior');
    await driver.advance(60_000);
    await services.store.transaction(async ({ folding }) => {
      while (await folding.fold());
    });
  });
  afterEach(() => services.store.close());

  test('keeps its data for 30 days; then all of it goes, and nothing of another workspace', async () => {
    const elsewhere = await rowsOf('v');
    const before = await rowsOf('w');
    expect(Object.values(before).every((count) => count > 0)).toBe(true);
    await driver.bot.left('scripted', 'w');
    await driver.advance(keptMs - 60_000);
    expect(await rowsOf('w')).toMatchObject({ answers: before.answers, members: before.members });
    await driver.advance(10 * 60_000);
    expect(await rowsOf('w')).toEqual(nothing);
    expect(await rowsOf('v')).toEqual(elsewhere);
    for (const table of ['answers', 'totals', 'standings', 'channels', 'members', 'posts'])
      expect([table, await total(table)]).toEqual([table, elsewhere[table]]);
    for (const table of ['departures', 'timers', 'recounts', 'kept_answers', 'reports', 'recaps'])
      expect([table, await total(table)]).toEqual([table, 0]);
  });

  test('keeps its data if it is used there again, until it is removed once more', async () => {
    await driver.bot.left('scripted', 'w');
    await driver.advance(keptMs / 2);
    await driver.command('ada', 'quiz start', { count: '1' });
    await driver.advance(lobbyMs + 60_000);
    await driver.bot.left('scripted', 'w');
    await driver.advance(keptMs - 120_000);
    expect((await rowsOf('w')).answers).toBeGreaterThan(0);
    await driver.advance(10 * 60_000);
    expect(await rowsOf('w')).toEqual(nothing);
  });

  test('keeps its data for good if it stays', async () => {
    await driver.bot.left('scripted', 'w');
    await driver.advance(60_000);
    await driver.command('ada', 'quiz start', { count: '1' });
    await driver.advance(lobbyMs + 60_000);
    await driver.advance(keptMs);
    expect((await rowsOf('w')).answers).toBeGreaterThan(0);
    expect(await total('departures')).toBe(0);
  });

  test('is erased at once if a manager types its name, and for nobody else', async () => {
    const asked = await driver.command('ada', 'privacy erase', { all: 'workspace' });
    expect(textOf(asked)).toContain('type its name: /privacy erase all:w');
    const guest = await driver.command('guest', 'privacy erase', { all: 'w' });
    expect(textOf(guest)).toContain('Only people who manage this workspace');
    await driver.advance(60_000);
    const elsewhere = await rowsOf('v');
    expect((await rowsOf('w')).answers).toBeGreaterThan(0);
    const done = await driver.command('ada', 'privacy erase', { all: 'W' });
    expect(textOf(done)).toContain('Everything about this workspace is being erased.');
    await driver.advance(60_000);
    expect(await rowsOf('w')).toEqual(nothing);
    expect(await rowsOf('v')).toEqual(elsewhere);
    await driver.command('ada', 'quiz start', { count: '1' });
    await driver.advance(lobbyMs + 60_000);
    expect((await rowsOf('w')).channels).toBe(1);
  });
});
