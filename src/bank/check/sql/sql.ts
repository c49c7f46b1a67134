import type { Entry } from '../../loader.ts';
import type { Problem } from '../../problem.ts';
import type { WrittenQuestion } from '../../schema.ts';
import { compareOutput } from '../output.ts';
import type { Databases, SqlAnswer } from './databases.ts';
import { postgresErrorName } from './postgres-errors.ts';
import { hasOrder, refusal, splitStatements } from './statements.ts';

type OutputQuestion = Extract<WrittenQuestion, { kind: 'output' }>;

/** Runs every query. Finds those that do not return what their question says. */
export const checkSql = async (entries: readonly Entry[], databases: Databases): Promise<Problem[]> => {
  const problems: Problem[] = [];
  for (const { file, written } of entries) {
    if (written.kind !== 'output' || written.language !== 'sql') continue;
    const says = await checkQuery(written, databases);
    problems.push(...says.map((text) => ({ file, question: written.id, says: text })));
  }
  return problems;
};

const checkQuery = async (
  { engine = 'sqlite', setup = '', code, choices }: OutputQuestion,
  databases: Databases,
): Promise<string[]> => {
  const statements = splitStatements(code);
  const last = statements.at(-1);
  if (last === undefined) return ['`code` holds no statement'];
  const refused = [...splitStatements(setup), ...statements].flatMap((one) => refusal(one) ?? []);
  if (refused.length > 0) return refused.map((why) => `SQL ${why}; leave it out`);
  if (engine === 'postgres' && last.words[0] === 'EXPLAIN' && !/\bcosts\s+(off|false)\b/i.test(last.text)) {
    return ['`code` must say EXPLAIN (COSTS OFF): costs differ between machines'];
  }
  const answer = await databases.run(engine, { setup, statements: statements.map(({ text }) => text) });
  if ('failure' in answer) return [`${nameOf[engine]} did not finish: ${answer.failure}`];
  if ('error' in answer && answer.error.step === 'setup') return [`\`setup\` fails: ${answer.error.message}`];
  if ('rows' in answer && answer.rows.length > 1 && !hasOrder(last)) {
    return ['`code` returns several rows without an ORDER BY; add one, because their order is not fixed'];
  }
  return compareOutput(choices, shownAnswer(answer), nameOf[engine]);
};

const nameOf = { sqlite: 'SQLite', postgres: 'PostgreSQL' } as const;

/** What a player should predict: one row per line, or the name of an error. */
const shownAnswer = (answer: Exclude<SqlAnswer, { failure: string }>): string => {
  if ('error' in answer) return `raises ${postgresErrorName(answer.error.name)}`;
  if (answer.rows.length === 0) return '(no rows)';
  return answer.rows.map((row) => row.join(' | ')).join('\n');
};
