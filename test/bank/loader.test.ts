import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadBank } from '../../src/bank/loader.ts';
import { report } from '../../src/bank/problem.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hotseat-bank-'));
  await write('syllabus.yaml', syllabus);
});
afterEach(() => rm(folder, { recursive: true }));

const write = async (file: string, text: string): Promise<void> => {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), text);
};
const problems = async (): Promise<string[]> =>
  report((await loadBank(folder)).problems)
    .split('\n')
    .filter(Boolean);

const syllabus = `
tracks:
  - slug: memory
    title: Memory
    topics:
      - { slug: slots, title: Slots, level: senior, teaches: What slots are for and what they cost. }
`;

const good = `
topic: slots
questions:
  - id: slots-one
    kind: choice
    level: senior
    prompt: What do slots save?
    code: |
      class A:
          __slots__ = ("x",)
    choices:
      - { text: Memory, correct: true }
      - { text: Time, why: Access is hardly faster. }
      - { text: Typing, why: They add a line. }
    explanation: No dictionary is kept.
    references: ["https://docs.python.org/3/"]
`;

test('a sound bank has no problems, and its questions know their track', async () => {
  await write('bank/memory/slots.yaml', good);
  const { entries, problems } = await loadBank(folder);
  expect(problems).toEqual([]);
  expect(entries[0]?.question).toMatchObject({
    id: 'slots-one',
    track: 'memory',
    topic: 'slots',
    code: { language: 'python', text: 'class A:\n    __slots__ = ("x",)' },
    choices: [{ text: 'Memory', correct: true }, { correct: false }, { correct: false }],
  });
});

test('everything that is wrong is reported at once, with file, question and remedy', async () => {
  await write(
    'bank/memory/slots.yaml',
    good.replace('correct: true', 'why: No.').replace('https', 'http').replace('senior', 'guru'),
  );
  await write('bank/memory/broken.yaml', 'topic: [unclosed');
  await write('bank/memory/stranger.yaml', 'topic: heaps\nquestions: []');
  await write('bank/other/slots.yaml', good.replace('slots-one', 'slots-two'));
  const found = await problems();
  expect(found).toEqual([
    expect.stringMatching(/^bank\/memory\/broken.yaml: is not YAML: .* at line 1,/),
    expect.stringContaining(
      'bank/memory/slots.yaml: slots-one: `choices` must have exactly one `correct: true`, not 0',
    ),
    expect.stringContaining('bank/memory/slots.yaml: slots-one: `level` '),
    expect.stringContaining('bank/memory/slots.yaml: slots-one: `references.0` must be an https address'),
    'bank/memory/stranger.yaml: topic "heaps" is not in syllabus.yaml; add it there or correct the slug',
    'bank/other/slots.yaml: must be named bank/memory/slots.yaml, after its track and topic',
  ]);
});

test.each([
  ['prompt: What do slots save?', `prompt: ${'x'.repeat(301)}`, '`prompt` must have at most 300 characters'],
  ['text: Time', 'text: "\\e[31mTime"', 'must not hold control characters'],
  ['text: Time, why: Access is hardly faster.', 'text: Time', '`choices.1` needs a `why`'],
  [
    'text: Memory, correct: true',
    'text: Memory, correct: true, why: Yes',
    '`choices.0` is right, so its `why` belongs in',
  ],
  ['class A:', `class A${'a'.repeat(64)}:`, '`code` must have at most 64 columns'],
  ['kind: choice', 'kind: choice\n    hint: none', 'hint'],
  ['id: slots-one', 'id: Slots One', '`id` must be kebab-case'],
])('%s written as %s is refused', async (written, instead, says) => {
  await write('bank/memory/slots.yaml', good.replace(written, instead));
  expect((await problems()).join('\n')).toContain(says);
});

test('an id is used once', async () => {
  await write('bank/memory/slots.yaml', `${good}${good.slice(good.indexOf('  - id'))}`);
  expect(await problems()).toEqual([
    'bank/memory/slots.yaml: slots-one: has the same id as a question in bank/memory/slots.yaml; give it another',
  ]);
});

test('a missing or broken syllabus is a problem, not a crash', async () => {
  await write('syllabus.yaml', 'tracks: 3');
  expect((await problems()).join()).toContain('syllabus.yaml: `tracks`');
  await rm(join(folder, 'syllabus.yaml'));
  expect((await problems()).join()).toContain('syllabus.yaml: is missing');
});
