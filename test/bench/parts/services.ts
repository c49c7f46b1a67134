import { pino } from 'pino';
import type { Runtime } from '../../../src/bot/runtime.ts';
import type { Services } from '../../../src/bot/services.ts';
import { openStore } from '../../../src/store/store.ts';
import { createTestRuntime } from '../../support/runtime.ts';
import { testBank } from '../../support/test-bank.ts';

/** Creates a bot's services on a database file, with the test bank unless another one is given. */
export const servicesOn = async <R extends Runtime>(
  file: string,
  runtime: R,
  bank: Services['bank'] = testBank(),
): Promise<Services & { readonly runtime: R }> => ({
  store: await openStore(file),
  bank,
  runtime,
  log: pino({ level: 'silent' }),
});

/** Creates a runtime at a time in epoch milliseconds. */
export const at = (now: number) => createTestRuntime(7, now);
