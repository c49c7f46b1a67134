import { pino } from 'pino';
import type { Services } from '../../src/bot/dispatch.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { storeOn } from '../../src/store/store.ts';
import { testBank } from './test-bank.ts';
import { createTestRuntime, type TestRuntime } from './world.ts';

/** What a bot is made of in tests: a database in memory, the test bank, a clock that is moved by hand. */
export const createServices = async (
  world: TestRuntime = createTestRuntime(),
): Promise<Services & { world: TestRuntime }> => ({
  store: await storeOn(openSqlite(':memory:')),
  bank: testBank(),
  world,
  log: pino({ level: 'silent' }),
  ignoreRoundsThrough: 0,
});
