import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '../../src/bot/store.ts';
import { openPostgres } from '../../src/store/database/postgres.ts';
import { storeOn } from '../../src/store/store.ts';
import {
  hasPostgres,
  openPostgresServer,
  type PostgresServer,
  terminateOthers,
} from '../support/postgres-server.ts';
import { type Network, openProxy } from '../support/tcp-proxy.ts';

const serverUrl = process.env.TEST_POSTGRES_URL;
const isPossible = serverUrl !== undefined || hasPostgres;
if (!isPossible) process.stdout.write('PostgreSQL outages are not tested: there is no server here.\n');

const limits = { connectMs: 300, statementMs: 500 };
const name = 'hotseat_outage';
let server: PostgresServer | undefined;
let direct: string;
let proxy: Network;
let store: Store;

const run = async (url: string, statement: string): Promise<void> => {
  const { db } = openPostgres(url);
  await sql.raw(statement).execute(db);
  await db.destroy();
};
const urlOf = (base: string, port?: number): string => {
  const url = new URL(base);
  url.pathname = `/${name}`;
  if (port !== undefined) url.host = `127.0.0.1:${port}`;
  return url.href;
};

beforeAll(async () => {
  if (!isPossible) return;
  server = serverUrl === undefined ? await openPostgresServer() : undefined;
  const base = serverUrl ?? server?.url ?? '';
  await run(base, `drop database if exists ${name} with (force)`);
  await run(base, `create database ${name}`);
  direct = urlOf(base);
  proxy = await openProxy(Number(new URL(base).port));
  store = await storeOn(openPostgres(urlOf(base, proxy.port), undefined, limits));
});
afterAll(async () => {
  if (!isPossible) return;
  await store.close();
  await proxy.close();
  await server?.close();
  if (serverUrl !== undefined) await run(serverUrl, `drop database ${name} with (force)`);
});

/** Stores a channel; `then` happens before the transaction ends. Returns how often it was tried. */
const meet = async (channel: string, then: (attempt: number) => unknown = () => {}): Promise<number> => {
  let attempts = 0;
  await store.transaction(async ({ channels }) => {
    attempts += 1;
    await channels.meet({ platform: 't', workspace: 'w', channel }, channel);
    await then(attempts);
    await channels.inWorkspace('t', 'w');
  });
  return attempts;
};
/** Counts the channels of this name that are stored. */
const count = async (channel: string): Promise<number> => {
  const { db } = openPostgres(direct);
  const rows = await db.selectFrom('channels').select('id').where('channel', '=', channel).execute();
  await db.destroy();
  return rows.length;
};
const timed = async (work: Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work;
  return performance.now() - began;
};
const away = { code: 'database-away' };

test.skipIf(!isPossible)(
  'goes on when the server ends the connection in the middle of a transaction',
  async () => {
    expect(await meet('ended', (attempt) => attempt === 1 && terminateOthers(direct))).toBe(2);
    expect(await count('ended')).toBe(1);
  },
);

test.skipIf(!isPossible)('goes on when the network is cut in the middle of a transaction', async () => {
  expect(await meet('cut', (attempt) => attempt === 1 && proxy.cut())).toBe(2);
  expect(await count('cut')).toBe(1);
});

test.skipIf(!isPossible)('goes on when all connections are lost without a word', async () => {
  await Promise.all(Array.from({ length: 5 }, (_, index) => meet(`busy${index}`)));
  expect(proxy.connections).toBeGreaterThan(1);
  proxy.vanish();
  expect(await timed(meet('vanished'))).toBeLessThan(1_500);
  expect(await timed(meet('next'))).toBeLessThan(limits.statementMs);
  expect(await count('vanished')).toBe(1);
});

test.skipIf(!isPossible)(
  'says that it is away while the server is frozen, and goes on at once afterwards',
  async () => {
    proxy.freeze();
    await expect(meet('frozen')).rejects.toMatchObject(away);
    proxy.thaw();
    expect(await timed(meet('thawed'))).toBeLessThan(1_000);
    expect([await count('frozen'), await count('thawed')]).toEqual([0, 1]);
  },
);

test.skipIf(!isPossible)('does not repeat a transaction whose end got no answer', async () => {
  let attempts = 0;
  const ending = store.transaction(async ({ channels }) => {
    attempts += 1;
    await channels.meet({ platform: 't', workspace: 'w', channel: 'unsure' }, 'unsure');
    setImmediate(proxy.freeze);
    await sleep(0);
  });
  await expect(ending).rejects.toMatchObject(away);
  proxy.thaw();
  await meet('after');
  expect([attempts, await count('after')]).toEqual([1, 1]);
  expect(await count('unsure')).toBeLessThan(2);
});
