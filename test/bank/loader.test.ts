import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadBank } from '../../src/bank/loader.ts';
import { type BankFolder, createBankFolder, goodTopic as good } from '../support/bank-folder.ts';

let folder: BankFolder;
beforeEach(async () => {
  folder = await createBankFolder();
});
afterEach(() => folder.remove());

test('a sound bank has no problems, and its questions know their track', async () => {
  await folder.write('bank/memory/slots.yaml', good);
  const { entries, problems } = await loadBank(folder.path);
  expect(problems).toEqual([]);
  expect(entries[0]?.question).toMatchObject({
    id: 'slots-one',
    track: 'memory',
    topic: 'slots',
    code: { language: 'python', text: 'class A:\n    __slots__ = ("x",)' },
    choices: [{ text: 'Memory', correct: true }, { correct: false }, { correct: false }],
  });
});

test('everything that is wrong is reported at once, with file, question, and remedy', async () => {
  await folder.write(
    'bank/memory/slots.yaml',
    good.replace('correct: true', 'why: No.').replace('https', 'http').replace('senior', 'guru'),
  );
  await folder.write('bank/memory/broken.yaml', 'topic: [unclosed');
  await folder.write('bank/memory/stranger.yaml', 'topic: heaps\nquestions: []');
  await folder.write('bank/other/slots.yaml', good.replace('slots-one', 'slots-two'));
  const found = await folder.problems();
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
  ['kind: choice', 'kind: choice\n    hint: none', 'slots-one: must not have `hint`; remove it'],
  ['kind: choice', 'kind: riddle', '`kind` must be choice, output, or open'],
  ['level: senior', 'level: guru', '`level` must be one of junior, intermediate, senior'],
  ['prompt: What do slots save?', 'family: slots', '`prompt` is missing'],
  ['id: slots-one', 'id: Slots One', '`id` must be kebab-case'],
])('%s written as %s is refused', async (written, instead, says) => {
  await folder.write('bank/memory/slots.yaml', good.replace(written, instead));
  expect((await folder.problems()).join('\n')).toContain(says);
});

test('an id is used once', async () => {
  await folder.write('bank/memory/slots.yaml', `${good}${good.slice(good.indexOf('  - id'))}`);
  expect(await folder.problems()).toEqual([
    'bank/memory/slots.yaml: slots-one: has the same id as a question in bank/memory/slots.yaml; give it another',
  ]);
});

test('a missing or broken syllabus is a problem, not a crash', async () => {
  await folder.write('syllabus.yaml', 'tracks: 3');
  expect((await folder.problems()).join()).toContain('syllabus.yaml: `tracks`');
  await rm(join(folder.path, 'syllabus.yaml'));
  expect((await folder.problems()).join()).toContain('syllabus.yaml: is missing');
});
