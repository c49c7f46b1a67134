import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { createBank } from '../../../src/bank/bank.ts';
import { loadBank } from '../../../src/bank/loader.ts';
import { report } from '../../../src/bank/problem.ts';
import { createBankFolder, goodTopic } from '../../support/bank-folder.ts';
import { wordsFromInside } from './read.ts';
import { strangeText } from './strange.ts';
import type { Way } from './way.ts';

/** A slip in a file: at a place from 0 to 1, `remove` characters make way for `insert`. */
interface Slip {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** A file with slips in it. */
interface Slips {
  readonly file: 'topic' | 'syllabus' | 'exemptions';
  readonly slips: readonly Slip[];
}

const yaml = [
  '- ',
  '  ',
  ': ',
  '|',
  '>',
  '&a ',
  '*a',
  '!!js/x ',
  '[',
  ']',
  '{',
  '}',
  '#',
  '---\n',
  '? ',
  '~',
  '.inf',
  '2026-01-01',
  '<<: ',
  '\n',
  '\t',
];

const slip = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof(fc.nat(3), fc.nat(60)),
  insert: fc.oneof(fc.constantFrom(...yaml), strangeText),
});

const root = join(import.meta.dirname, '../../../data');

/** Files of the question bank with slips in them. */
export const bankFiles: Way<Slips> = {
  name: 'bank-files',
  mostMs: 3_000,
  inputs: fc.record({
    file: fc.constantFrom('topic', 'topic', 'topic', 'syllabus', 'exemptions'),
    slips: fc.array(slip, { minLength: 1, maxLength: 4 }),
  }),
  open: async () => {
    const folder = await createBankFolder();
    const originals = {
      topic: ['bank/memory/slots.yaml', goodTopic],
      syllabus: ['syllabus.yaml', await readFile(join(folder.path, 'syllabus.yaml'), 'utf8')],
      exemptions: ['duplicates.yaml', await readFile(join(root, 'duplicates.yaml'), 'utf8')],
    } as const;
    return {
      give: async ({ file, slips }) => {
        for (const [path, text] of Object.values(originals)) await folder.write(path, text);
        const [path, text] = originals[file];
        await folder.write(path, slips.reduce(withSlip, text));
        const { syllabus, entries, problems } = await loadBank(folder.path);
        const bank = createBank(
          syllabus,
          entries.map(({ question }) => question),
        );
        bank.search('slots');
        return [
          ...wordsFromInside(report(problems)),
          ...problems.filter(({ says }) => says.trim() === '').map(() => 'a problem without words'),
        ];
      },
      close: folder.remove,
    };
  },
};

const withSlip = (text: string, { at, remove, insert }: Slip): string => {
  const place = Math.floor(at * text.length);
  return text.slice(0, place) + insert + text.slice(place + remove);
};
