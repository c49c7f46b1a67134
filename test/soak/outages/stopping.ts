import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openDiscord } from '../../loopback/discord/server.ts';
import type { PostgresServer } from '../../support/postgres-server.ts';
import { openProxy } from '../../support/tcp-proxy.ts';

/** How a process ended. */
export interface Stop {
  readonly status: number | null;
  /** From the signal to the end. */
  readonly ms: number;
  /** What it said about the rest. */
  readonly says: string;
}

/** Starts a process, freezes the network before its database, and asks it to stop. */
export const stopWhileFrozen = async (server: PostgresServer): Promise<Stop> => {
  const network = await openProxy(server.port);
  const discord = await openDiscord({ patienceMs: 20_000 });
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../../hotseat.js')], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: `postgres://hotseat@127.0.0.1:${network.port}/postgres`,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  let says = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    says += text;
  });
  await once(child.stdout, 'data');
  network.freeze();
  const began = performance.now();
  child.kill('SIGTERM');
  const [status] = await once(child, 'exit');
  const ms = performance.now() - began;
  await discord.close();
  await network.close();
  return { status, ms, says };
};
