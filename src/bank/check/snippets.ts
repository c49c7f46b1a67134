import type { Entry } from '../loader.ts';
import type { Problem } from '../problem.ts';
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
  if (written.kind === 'output') return compareOutput(written.choices, await python.run(code));
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

const compareOutput = (
  choices: readonly { text: string; correct?: boolean | undefined }[],
  run: Run,
): string[] => {
  const printed = shown(run);
  const problems: string[] = [];
  for (const { text, correct } of choices) {
    if (correct && text !== printed) {
      problems.push(`the right choice says ${quote(text)}, but CPython printed ${quote(printed)}`);
    }
    if (!correct && text === printed)
      problems.push(`the wrong choice ${quote(text)} is what CPython printed`);
  }
  return problems;
};

/** What a player is to predict: all that was printed, then `raises NAME` when an exception ended the program. */
const shown = ({ output, raised }: Run): string => {
  const printed = output.replace(/\n$/, '');
  if (raised === undefined) return printed;
  return printed === '' ? `raises ${raised}` : `${printed}\nraises ${raised}`;
};

const quote = (text: string): string => JSON.stringify(text);
