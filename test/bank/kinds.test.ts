import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBank } from '../../src/bank/bank.ts';
import { loadBank } from '../../src/bank/loader.ts';
import { questionCard } from '../../src/features/questions/cards.ts';
import { type BankFolder, createBankFolder, goodTopic } from '../support/bank-folder.ts';

let folder: BankFolder;
beforeEach(async () => {
  folder = await createBankFolder();
});
afterEach(() => folder.remove());

const kit = `
topic: slots
questions:
  - id: slots-open
    kind: open
    level: senior
    minutes: 8
    prompt: Would slots help here?
    language: text
    code: "rss 900 MB"
    probes: Whether they measure first.
    answer: I measure first.
    keyPoints:
      - { point: They measure, weight: must }
      - { point: They count instances, weight: must }
      - { point: They name subclasses, weight: plus }
    anchors: { weak: Guesses., fair: Measures., strong: Counts. }
    redFlags: [Adds slots everywhere]
    hints: [What holds the memory?]
    followUps:
      - { if: They measure, ask: With what?, answer: tracemalloc. }
      - { if: They count, ask: How?, answer: By type. }
    references: ["https://docs.python.org/3/"]
`;

test('a kit is read whole, and each part of it is on its card and can be searched', async () => {
  await folder.write('bank/memory/slots.yaml', kit);
  const { syllabus, entries, problems } = await loadBank(folder.path);
  expect(problems).toEqual([]);
  const [question] = entries.map((entry) => entry.question);
  if (question === undefined) throw new Error('The kit was not read.');
  const bank = createBank(syllabus, [question]);
  const card = JSON.stringify(questionCard(question, bank));
  for (const part of [
    'About 8 minutes',
    'rss 900 MB',
    'They name subclasses',
    'Guesses.',
    'Measures.',
    'Counts.',
    'Adds slots everywhere',
    'What holds the memory?',
    'They measure',
    'With what?',
    'tracemalloc.',
  ]) {
    expect(card).toContain(part);
  }
  expect(bank.search('subclasses')).toEqual([question]);
});

test.each([
  ['weight: plus', 'weight: must', '`keyPoints` must not all be `must`'],
  ['weight: plus', 'weight: nice', '`keyPoints.2.weight` must be one of must, plus'],
  ['if: They measure, ', '', '`followUps.0.if` is missing'],
  ['fair: Measures., ', '', '`anchors.fair` is missing'],
  ['minutes: 8', 'minutes: 20', '`minutes` must be 3 to 15 minutes'],
  ['hints: [What holds the memory?]', 'hints: [a, b, c]', '`hints` must be 0 to 2, not 3'],
  ['      - { if: They count, ask: How?, answer: By type. }\n', '', '`followUps` must be 2 to 5, not 1'],
])('in a kit, %s written as %s is refused', async (written, instead, says) => {
  await folder.write('bank/memory/slots.yaml', kit.replace(written, instead));
  expect((await folder.problems()).join('\n')).toContain(says);
});

const sql = goodTopic
  .replace(
    'kind: choice',
    'kind: output\n    language: sql\n    engine: sqlite\n    setup: CREATE TABLE t(n);',
  )
  .replace(/code: \|\n(.*\n){2}/, 'code: SELECT n FROM t;\n');

test('a query is shown below the tables that it needs', async () => {
  await folder.write('bank/memory/slots.yaml', sql);
  const { entries, problems } = await loadBank(folder.path);
  expect(problems).toEqual([]);
  expect(entries[0]?.question.code).toEqual({
    language: 'sql',
    text: 'CREATE TABLE t(n);\n\nSELECT n FROM t;',
  });
});

test.each([
  ['engine: sqlite', '', '`engine` must name what runs the SQL: sqlite or postgres'],
  ['engine: sqlite', 'engine: oracle', '`engine` must be one of sqlite, postgres'],
  ['language: sql', 'language: python', '`engine` belongs to `language: sql`'],
  ['language: sql', 'language: rust', '`language` must be python or sql'],
  ['kind: output', 'kind: output\n    runs: false', '`runs` must not be false'],
])('in an output question, %s written as %s is refused', async (written, instead, says) => {
  await folder.write('bank/memory/slots.yaml', sql.replace(written, instead));
  expect((await folder.problems()).join('\n')).toContain(says);
});

test('a family is kept, and belongs to choice questions alone', async () => {
  await folder.write(
    'bank/memory/slots.yaml',
    goodTopic.replace('kind: choice', 'kind: choice\n    family: savings'),
  );
  expect((await loadBank(folder.path)).entries[0]?.question).toMatchObject({ family: 'savings' });
  await folder.write(
    'bank/memory/slots.yaml',
    sql.replace('kind: output', 'kind: output\n    family: savings'),
  );
  expect((await folder.problems()).join()).toContain('must not have `family`');
});
