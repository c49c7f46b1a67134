import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { platform } from 'node:process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BankFolder, createBankFolder, goodTopic } from '../support/bank-folder.ts';

let folder: BankFolder;
beforeEach(async () => {
  folder = await createBankFolder();
  await mkdir(join(folder.path, 'bank/memory'), { recursive: true });
});
afterEach(() => folder.remove());

const file = 'bank/memory/slots.yaml';
const path = () => join(folder.path, file);

test.each([
  ['nothing', '', 'is empty; write it or remove it'],
  ['blanks', ' \n\n', 'is empty; write it or remove it'],
  ['a comment', '# later', 'is empty; write it or remove it'],
  ['a word', 'slots', 'must be an object'],
  ['no questions', 'topic: slots', '`questions` is missing'],
  [
    'a tab',
    'topic: slots\n\tquestions: []',
    'is not YAML: tab characters must not be used in indentation at line 2',
  ],
  ['two documents', 'topic: slots\n---\ntopic: slots', 'is not YAML: expected a single document'],
  ['one key twice', 'topic: slots\ntopic: slots', 'is not YAML: duplicated mapping key at line 2'],
  ['an alias', 'topic: &a slots\nquestions: [*a]', 'is not YAML: it uses an alias (*name)'],
  ['brackets without end', '['.repeat(100_000), 'is not YAML: it is nested too deeply'],
  ['too much', `topic: ${'x'.repeat(2 ** 20)}`, 'is larger than 1048576 bytes'],
])('a file that holds %s gets a sentence', async (_, text, says) => {
  await folder.write(file, text);
  const found = await folder.problems();
  expect(found[0]).toContain(`${file}: ${says}`);
});

test('aliases of aliases do not fill the memory', async () => {
  const level = (index: number) => `l${index}: &l${index} [${`*l${index - 1},`.repeat(9)}]`;
  const bomb = ['l0: &l0 [x]', ...Array.from({ length: 20 }, (_, index) => level(index + 1))].join('\n');
  await folder.write(file, bomb);
  expect(await folder.problems()).toEqual([expect.stringContaining('it uses an alias')]);
});

test('bytes that are not UTF-8 get a sentence, and a mark at the beginning does no harm', async () => {
  await folder.write(file, Buffer.from(goodTopic.replace('What', 'Größe'), 'latin1'));
  expect(await folder.problems()).toEqual([`${file}: is not in UTF-8; save it in that encoding`]);
  await folder.write(file, Buffer.from(`\ufeff${goodTopic}`, 'utf16le'));
  expect(await folder.problems()).toEqual([`${file}: is not in UTF-8; save it in that encoding`]);
  await folder.write(file, `\ufeff${goodTopic}`);
  expect(await folder.problems()).toEqual([]);
});

test('one slip is reported once, not for every line after it', async () => {
  await folder.write(file, goodTopic.replace('prompt: What do', 'prompt: "What do'));
  expect(await folder.problems()).toHaveLength(1);
});

test('a folder in the place of a file gets a sentence', async () => {
  await mkdir(path());
  expect(await folder.problems()).toEqual([`${file}: is a folder; put a file there, or rename the folder`]);
});

test.skipIf(platform === 'win32')('a pipe that nobody writes to gets a sentence at once', async () => {
  execFileSync('mkfifo', [path()]);
  expect(await folder.problems()).toEqual([`${file}: is not a file; remove it`]);
});

test('links that lead nowhere, or back to themselves, get a sentence', async () => {
  await symlink('slots.yaml', path());
  expect(await folder.problems()).toEqual([`${file}: can't be read: it is a link that leads back to itself`]);
  await rm(path());
  await symlink('gone.yaml', path());
  expect(await folder.problems()).toEqual([`${file}: can't be read: it leads nowhere`]);
});

test('a link from a folder to itself is not followed', async () => {
  await folder.write(file, goodTopic);
  await symlink('.', join(folder.path, 'bank/memory/again'));
  expect(await folder.problems()).toEqual([]);
});

test.skipIf(platform !== 'linux')('a file that the system does not give out gets a sentence', async () => {
  await symlink('/proc/self/mem', path());
  expect(await folder.problems()).toEqual([expect.stringContaining(`${file}: can't be read: `)]);
});

test.skipIf(process.getuid?.() === 0)('a file that one may not read gets a sentence', async () => {
  await folder.write(file, goodTopic);
  await chmod(path(), 0);
  expect(await folder.problems()).toEqual([`${file}: can't be read: you may not read it`]);
});

test('a file in the place of the bank gets a sentence', async () => {
  await rm(join(folder.path, 'bank'), { recursive: true });
  await folder.write('bank', 'x');
  expect(await folder.problems()).toEqual([expect.stringContaining("bank: can't be listed: ")]);
});

test('a damaged syllabus or list of exemptions gets a sentence', async () => {
  await folder.write('duplicates.yaml', 'exemptions: [{ ids: [one], reason: So. }]');
  expect(await folder.problems()).toEqual([
    'duplicates.yaml: `exemptions.0.ids` must name at least two questions',
  ]);
  await folder.write('syllabus.yaml', '');
  expect(await folder.problems()).toContain('syllabus.yaml: is empty; write it or remove it');
});
