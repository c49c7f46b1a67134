import { z } from 'zod';
import type { sqlEngines } from '../../../engine/question.ts';
import { type Cage, openCage } from '../cage/cage.ts';
import type { JobResult } from '../cage/job-result.ts';
import { programs } from './programs.ts';

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

/** Opens databases for jobs; no job sees what another one left. */
export const openDatabases = ({ ms = 10_000 } = {}): Databases => {
  const cages = new Map<Engine, Promise<Cage>>();
  const open = async (engine: Engine): Promise<Cage> => {
    const { program, bytes } = programs[engine];
    return openCage(await program(), { ms, bytes });
  };
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

const toAnswer = (reply: JobResult): SqlAnswer => {
  if (reply.kind !== 'answer') return { failure: reply.detail };
  return sqlAnswer.safeParse(reply.value).data ?? { failure: 'its answer could not be read' };
};
