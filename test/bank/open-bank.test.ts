import { readdirSync, readFileSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { codeFiles } from '../../src/bank/fingerprint.ts';
import { openBank } from '../../src/bank/open-bank.ts';
import { type BankFolder, createBankFolder, goodTopic } from '../support/bank-folder.ts';

const topic = 'bank/memory/slots.yaml';
let folder: BankFolder;
let cache: string;
beforeEach(async () => {
  folder = await createBankFolder();
  cache = join(folder.path, 'cache/bank.json');
  await folder.write(topic, goodTopic);
});
afterEach(() => folder.remove());

const open = () => openBank(folder.path, cache);
const promptOf = async () => (await open()).question('slots-one')?.prompt;
const kept = () => readFileSync(cache, 'utf8');

/** Rewrites what is kept, with a first line that fits, so that a reader of the cache can be told from one of the files. */
const keepOther = async (prompt: string): Promise<void> => {
  const other = await createBankFolder();
  await other.write(topic, goodTopic.replace('What do slots save?', prompt));
  await openBank(other.path, join(other.path, 'cache.json'));
  const [key] = kept().split(' ');
  writeFileSync(cache, readFileSync(join(other.path, 'cache.json'), 'utf8').replace(/^\w+/, key ?? ''));
  await other.remove();
};

test('what was kept is used as long as the files are the same, and is only for its owner', async () => {
  const first = await open();
  expect(statSync(cache).mode & 0o777).toBe(0o600);
  const second = await open();
  expect(second.fitting({})).toEqual(first.fitting({}));
  expect(second.subjects).toEqual(first.subjects);
  await keepOther('Was this read from the cache? Да 👍');
  expect(await promptOf()).toBe('Was this read from the cache? Да 👍');
});

test.each([
  ['a file changes', () => folder.write(topic, goodTopic.replace('No dictionary', 'No large dictionary'))],
  ['a file appears', () => folder.write('duplicates.yaml', 'exemptions: []')],
  ['the cache is cut off', () => truncateSync(cache, statSync(cache).size - 9)],
  ['the cache is damaged', () => writeFileSync(cache, kept().replace('cache', 'catch'))],
  ['the cache is empty', () => truncateSync(cache, 0)],
])('the files are read again when %s', async (_, change) => {
  await open();
  await keepOther('Was this read from the cache?');
  await change();
  expect(await promptOf()).toBe('What do slots save?');
  const before = kept();
  await open();
  expect(kept()).toBe(before);
});

test('what is wrong with the files is said every time', async () => {
  await open();
  await folder.write(topic, goodTopic.replace('senior', 'guru'));
  for (const _ of [1, 2]) {
    await expect(open()).rejects.toThrow(
      'The question bank has errors:\nbank/memory/slots.yaml: slots-one: `level` must be one of',
    );
  }
});

test('a bank is opened where nothing can be kept', async () => {
  writeFileSync(join(folder.path, 'cache'), 'a file where the folder would be');
  expect(await promptOf()).toBe('What do slots save?');
});

test('a bank that leads out of its folder through a link is opened', async () => {
  symlinkSync(join(folder.path, topic), join(folder.path, 'bank/other.yaml'));
  await expect(open()).rejects.toThrow('must be named bank/memory/slots.yaml');
});

test('no draft of the cache is left behind', async () => {
  await open();
  expect(readdirSync(dirname(cache))).toEqual(['bank.json']);
});

test('everything that decides how the bank is read belongs to the fingerprint', () => {
  const root = join(import.meta.dirname, '../..');
  const needed = new Set<string>();
  const follow = (file: string): void => {
    if (needed.has(file)) return;
    needed.add(file);
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, path = ''] of text.matchAll(/^(?:import|export) (?!type)[^']*from '(\..*)';/gm))
      follow(relative(root, join(root, dirname(file), path)));
  };
  follow('src/bank/loader.ts');
  expect(needed.size).toBeGreaterThan(8);
  expect([...needed].filter((file) => !codeFiles().includes(file))).toEqual([]);
});
