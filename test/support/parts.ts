import { pino } from 'pino';
import type { Parts } from '../../src/bot/dispatch.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { storeOn } from '../../src/store/store.ts';
import { testBank } from './test-bank.ts';
import { createTestWorld, type TestWorld } from './world.ts';

/** What a bot is made of in tests: a database in memory, the test bank, a clock that is moved by hand. */
export const createParts = async (
  world: TestWorld = createTestWorld(),
): Promise<Parts & { world: TestWorld }> => ({
  store: await storeOn(openSqlite(':memory:')),
  bank: testBank(),
  world,
  log: pino({ level: 'silent' }),
  forgetUpTo: 0,
});
