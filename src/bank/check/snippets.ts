import type { Entry } from '../loader.ts';
import type { Problem } from '../problem.ts';
import { compareOutput, quote } from './output.ts';
import type { Python, Run } from './python/python.ts';

/** Runs every Python snippet. Finds those that do not do what their question says. */
export const checkSnippets = async (
  entries: readonly Entry[],
  pythons: readonly [Python, Python],
): Promise<Problem[]> => {
  const problems: Problem[] = [];
  for (const entry of entries.filter(isPython)) {
    const says = await checkSnippet(entry, pythons);
    problems.push(...says.map((text) => ({ file: entry.file, question: entry.written.id, says: text })));
  }
  return problems;
};

/** Whether the entry shows code that CPython can read. */
export const isPython = ({ written }: Entry): boolean =>
  written.code !== undefined && written.language === 'python';

const checkSnippet = async ({ written }: Entry, pythons: readonly [Python, Python]): Promise<string[]> => {
  const code = written.code ?? '';
  const [python] = pythons;
  if (written.kind === 'output') {
    const [one, other] = await Promise.all(pythons.map(async (python) => shown(await python.run(code))));
    return one === other || other === undefined
      ? compareOutput(written.choices, one ?? '', 'CPython')
      : [`\`code\` shows ${quote(one ?? '')} in one run and ${quote(other)} in another; ${unstable}`];
  }
  const error = await python.compile(code);
  if (error !== undefined) return [`\`code\` does not parse: ${error}; correct it or name its \`language\``];
  if (!written.runs) return [];
  const run = await python.run(code);
  return run.raised === undefined
    ? []
    : [
        `\`code\` raises ${run.raised} (${run.detail ?? ''}); correct it, or say \`runs: false\` if it is a fragment`,
      ];
};

const unstable = 'let it not depend on the order of a set, a hash, the clock, or chance';

/** What a player should predict: all that was printed, then `raises NAME` when an exception ended the program. */
const shown = ({ output, raised }: Run): string => {
  const printed = output.replace(/\n$/, '');
  if (raised === undefined) return printed;
  return printed === '' ? `raises ${raised}` : `${printed}\nraises ${raised}`;
};
