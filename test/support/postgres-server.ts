import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

/** A PostgreSQL server that belongs to a test. */
export interface PostgresServer {
  readonly port: number;
  readonly url: string;
  /** Crashes the server and starts it again, after a while. */
  restart(pauseMs?: number): Promise<void>;
  /** Stops all its processes until `resume`. The system still accepts connections for it. */
  suspend(): void;
  resume(): void;
  /** Ends all connections but its own. */
  terminate(): Promise<void>;
  close(): Promise<void>;
}

/** The folder of the newest server's programs; `undefined` if this machine has none. */
const programs = ((root) =>
  existsSync(root)
    ? readdirSync(root)
        .sort((one, other) => Number(one) - Number(other))
        .map((version) => join(root, version, 'bin'))
        .findLast((folder) => existsSync(join(folder, 'initdb')))
    : undefined)('/usr/lib/postgresql');

/** Whether `openPostgresServer` works here. */
export const hasPostgres = programs !== undefined;

/** PostgreSQL refuses to run as root. */
const owner = (): { uid: number; gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres']));
  return { uid: id('-u'), gid: id('-g') };
};

/** Starts a server on a free port of 127.0.0.1, with an empty database. */
export const openPostgresServer = async (): Promise<PostgresServer> => {
  if (programs === undefined) throw new Error('There are no programs of a PostgreSQL server here.');
  const as = owner();
  const folder = mkdtempSync(join(tmpdir(), 'hotseat-postgres-'));
  chmodSync(folder, 0o755);
  if (as !== undefined) chownSync(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  const setUp = ['-D', data, '-U', 'hotseat', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(programs, 'initdb'), setUp, { ...as, stdio: 'ignore' });
  const port = await freePort();
  const url = `postgres://hotseat@127.0.0.1:${port}/postgres`;
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'fsync=off',
  ];
  let running: ChildProcess;
  const start = async () => {
    const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
    running = spawn(join(programs, 'postgres'), args, { ...as, stdio: 'ignore' });
    await untilAccepting(url);
  };
  const end = (signal: NodeJS.Signals) =>
    new Promise<void>((resolve) => {
      running.once('exit', () => resolve());
      running.kill(signal);
    });
  const signalAll = (signal: NodeJS.Signals) => {
    const main = running.pid ?? 0;
    for (const pid of [main, ...childrenOf(main)]) {
      try {
        process.kill(pid, signal);
      } catch {
        // It has ended by itself.
      }
    }
  };
  await start();
  return {
    port,
    url,
    restart: async (pauseMs = 0) => {
      await end('SIGQUIT');
      await sleep(pauseMs);
      await start();
    },
    suspend: () => signalAll('SIGSTOP'),
    resume: () => signalAll('SIGCONT'),
    terminate: () => terminateOthers(url),
    close: async () => {
      signalAll('SIGCONT');
      await end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Ends all connections to the database of this URL, except the one that does it. */
export const terminateOthers = (url: string): Promise<void> =>
  query(
    url,
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );

const query = async (url: string, statement: string): Promise<void> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  await client.connect();
  await client.query(statement);
  await client.end();
};

const untilAccepting = async (url: string): Promise<void> => {
  for (let attempts = 1; ; attempts++) {
    try {
      return await query(url, 'select 1');
    } catch (error) {
      if (attempts === 200) throw error;
      await sleep(50);
    }
  }
};

/** Finds a port of 127.0.0.1 that nothing uses. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** Lists the processes that a process has started. */
const childrenOf = (pid: number): number[] => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(/\s+/)
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
};
