import type { Entry } from '../loader.ts';
import type { Problem } from '../problem.ts';
import { compareOutput } from './output.ts';
import type { Python, Run } from './python/python.ts';

/** Runs every Python snippet. Finds those that do not do what their question says. */
export const checkSnippets = async (entries: readonly Entry[], python: Python): Promise<Problem[]> => {
  const problems: Problem[] = [];
  for (const entry of entries.filter(isPython)) {
    const says = await checkSnippet(entry, python);
    problems.push(...says.map((text) => ({ file: entry.file, question: entry.written.id, says: text })));
  }
  return problems;
};

/** Whether the entry shows code that CPython can read. */
export const isPython = ({ written }: Entry): boolean =>
  written.code !== undefined && written.language === 'python';

const checkSnippet = async ({ written }: Entry, python: Python): Promise<string[]> => {
  const code = written.code ?? '';
  if (written.kind === 'output')
    return compareOutput(written.choices, shown(await python.run(code)), 'CPython');
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

/** What a player should predict: all that was printed, then `raises NAME` when an exception ended the program. */
const shown = ({ output, raised }: Run): string => {
  const printed = output.replace(/\n$/, '');
  if (raised === undefined) return printed;
  return printed === '' ? `raises ${raised}` : `${printed}\nraises ${raised}`;
};
