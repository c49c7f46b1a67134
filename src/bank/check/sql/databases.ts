import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { sqlEngines } from '../../../engine/question.ts';
import { type Cage, openCage, type Reply } from '../cage/cage.ts';
import { savedState } from '../cage/saved-state.ts';

/** What a database does in one go, starting empty. */
export interface Job {
  readonly setup: string;
  readonly statements: readonly string[];
}

const sqlAnswer = z.union([
  z.object({ rows: z.array(z.array(z.string())) }),
  z.object({ failure: z.string() }),
  z.object({ error: z.object({ step: z.enum(['setup', 'code']), name: z.string(), message: z.string() }) }),
]);

/** The rows of the last statement, the error that ended the job, or why the database did not finish. */
export type SqlAnswer = z.infer<typeof sqlAnswer>;

type Engine = (typeof sqlEngines)[number];

/** SQLite and PostgreSQL, each started when it is needed first. */
export interface Databases {
  run(engine: Engine, job: Job): Promise<SqlAnswer>;
  close(): Promise<void>;
}

const mebibyte = 2 ** 20;
const bytes = { sqlite: 512 * mebibyte, postgres: 1536 * mebibyte } as const;

/** Opens databases for jobs; no job sees what another one left. */
export const openDatabases = ({ ms = 10_000 } = {}): Databases => {
  const cages = new Map<Engine, Promise<Cage>>();
  const open = async (engine: Engine) => openCage(await programs[engine](), { ms, bytes: bytes[engine] });
  const cageOf = (engine: Engine): Promise<Cage> => {
    const cage = cages.get(engine) ?? open(engine);
    cages.set(engine, cage);
    return cage;
  };
  return {
    run: async (engine, job) => toAnswer(await (await cageOf(engine)).ask(job)),
    close: async () => {
      for (const cage of cages.values()) await (await cage).close();
    },
  };
};

const programs = {
  sqlite: async () => {
    const folder = new URL('..', import.meta.resolve('better-sqlite3'));
    return {
      file: new URL('./sqlite-child.ts', import.meta.url),
      reads: [folder],
      args: [fileURLToPath(folder)],
      flags: ['--allow-addons'],
    };
  },
  postgres: async () => {
    const driver = import.meta.resolve('@electric-sql/pglite');
    const folder = new URL('..', driver);
    const state = await savedState({
      name: 'pglite',
      packageFile: new URL('package.json', folder),
      program: new URL('./save-state.ts', import.meta.url),
      args: [driver],
    });
    const states = state === undefined ? [] : [state];
    return {
      file: new URL('./postgres-child.ts', import.meta.url),
      reads: [folder, ...states],
      args: [driver, ...states.map((url) => fileURLToPath(url))],
    };
  },
};

const toAnswer = (reply: Reply): SqlAnswer => {
  if (reply.kind !== 'answer') return { failure: reply.detail };
  return sqlAnswer.safeParse(reply.value).data ?? { failure: 'its answer could not be read' };
};
