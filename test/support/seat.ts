import { afterEach, beforeEach } from 'vitest';
import type { Services } from '../../src/bot/services.ts';
import { createServices } from './parts.ts';
import { createTestRuntime, type TestRuntime } from './runtime.ts';
import { createScriptedPlatform, type ScriptedPlatform } from './scripted-platform.ts';
import { openTable, type Table } from './table.ts';

/** A bot at a table on a scripted platform. */
export interface Seat {
  readonly services: Services & { readonly runtime: TestRuntime };
  readonly platform: ScriptedPlatform;
  /** Another one on the same records is another process. */
  table: Table;
}

/** A new seat for each test of a file. */
export const seatOfEachTest = (runtime: () => TestRuntime = createTestRuntime): Seat => {
  const seat = {} as { -readonly [K in keyof Seat]: Seat[K] };
  beforeEach(async () => {
    seat.services = await createServices(runtime());
    seat.platform = createScriptedPlatform();
    seat.table = openTable(seat.services, seat.platform);
  });
  afterEach(() => seat.services.store.close());
  return seat;
};
