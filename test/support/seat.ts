import { afterEach, beforeEach } from 'vitest';
import type { Parts } from '../../src/bot/dispatch.ts';
import { createParts } from './parts.ts';
import { createScriptedPlatform, type ScriptedPlatform } from './scripted-platform.ts';
import { openTable, type Table } from './table.ts';
import { createTestWorld, type TestWorld } from './world.ts';

/** A bot at a table on a scripted platform. */
export interface Seat {
  readonly parts: Parts & { readonly world: TestWorld };
  readonly platform: ScriptedPlatform;
  /** Another one on the same records is another process. */
  table: Table;
}

/** A new seat for each test of a file. */
export const seatOfEachTest = (world: () => TestWorld = createTestWorld): Seat => {
  const seat = {} as { -readonly [K in keyof Seat]: Seat[K] };
  beforeEach(async () => {
    seat.parts = await createParts(world());
    seat.platform = createScriptedPlatform();
    seat.table = openTable(seat.parts, seat.platform);
  });
  afterEach(() => seat.parts.store.close());
  return seat;
};
