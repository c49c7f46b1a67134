import { type Logger, pino } from 'pino';
import type { Services } from '../../src/bot/services.ts';
import { openSqlite } from '../../src/store/database/sqlite.ts';
import { storeOn } from '../../src/store/store.ts';
import { createTestRuntime, type TestRuntime } from './runtime.ts';
import { testBank } from './test-bank.ts';

/** Creates a bot's services for tests: a database in memory, the test bank, and a clock that tests move. */
export const createServices = async (
  runtime: TestRuntime = createTestRuntime(),
  log: Logger = pino({ level: 'silent' }),
): Promise<Services & { runtime: TestRuntime }> => ({
  store: await storeOn(openSqlite(':memory:')),
  bank: testBank(),
  runtime,
  log,
});
