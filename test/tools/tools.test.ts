import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createBankFolder, goodTopic } from '../support/bank-folder.ts';
import { firstStartMs } from '../support/first-start.ts';
import { runTool } from '../support/tool.ts';

const notTools = ['commands-in-texts', 'phrases', 'tool'];
const tools = readdirSync(resolve(import.meta.dirname, '../../src/tools'))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => !notTools.includes(name));
const programs = ['hotseat.js', ...tools];

test.each(programs)('%s --help shows how to use it, and does nothing', (name) => {
  const { status, output, errors } = runTool(name, ['--help']);
  expect([status, errors]).toEqual([0, '']);
  expect(output).toMatch(/^Usage: .+\n\n.+\.\n\n/);
  for (const line of output.split('\n').filter((one) => /^ {2}\S/.test(one))) {
    expect(line).toMatch(/ {2}--help +Shows this\.$| Default: .+\.$| Required\.$/);
  }
});

test.each(programs)('%s refuses an unknown option with a sentence', (name) => {
  for (const args of [['--bogus'], ['--bogus=7'], ['-x']]) {
    const { status, output, errors } = runTool(name, args);
    expect([status, output]).toEqual([1, '']);
    expect(errors).toMatch(/^There is no option --?(bogus|x)\. Usage: .+\n$/);
  }
});

test.each([
  ['hotseat.js', ['--sed', '7'], 'There is no option --sed. Did you mean --seed?'],
  ['hotseat.js', ['--as'], '--as needs a value.'],
  ['hotseat.js', ['--as', '--seed', '7'], '--as needs a value.'],
  ['hotseat.js', ['quiz'], `I don't know what "quiz" is for.`],
  ['slack-manifest', ['--url', 'nonsense'], '--url must be a public address such as https://'],
  ['slack-manifest', ['--url', 'http://example.com/slack/events'], '--url must be a public address'],
  ['slack-manifest', ['--url', 'https://example.com/'], '--url must be a public address'],
  ['replay', [], 'Usage: npm run replay -- FILE'],
  ['replay', ['/nowhere'], "Can't read /nowhere."],
  ['readme-pictures', ['/dev/null/nowhere'], "Can't write to the folder /dev/null/nowhere."],
  ['bank-check', ['nowhere'], 'There is no folder or track named nowhere. The tracks are '],
])('%s %j says what is wrong', (name, args, says) => {
  const { status, errors } = runTool(name, args);
  expect([status, errors]).toEqual([1, expect.stringContaining(says)]);
  expect(errors).not.toContain('\n    at ');
});

test('what is wrong with a bank stands alone, and a topic that is short of questions comes last', {
  timeout: firstStartMs,
}, async () => {
  const folder = await createBankFolder();
  await folder.write('bank/memory/slots.yaml', goodTopic);
  const sound = runTool('bank-check', [folder.path]);
  expect(sound.output).toContain('1 questions: ');
  expect(sound.errors).toMatch(/^\n1 to fill:\nbank\/memory\/slots\.yaml: lacks .+\n$/);
  mkdirSync(join(folder.path, 'bank/memory/folder.yaml'));
  execFileSync('mkfifo', [join(folder.path, 'bank/memory/pipe.yaml')]);
  writeFileSync(join(folder.path, 'bank/memory/empty.yaml'), '');
  const { status, output, errors } = runTool('bank-check', [folder.path]);
  expect([status, output]).toEqual([1, '']);
  expect(errors.split('\n')).toEqual([
    '3 to fix:',
    'bank/memory/empty.yaml: is empty; write it or remove it',
    'bank/memory/folder.yaml: is a folder; put a file there, or rename the folder',
    'bank/memory/pipe.yaml: is not a file; remove it',
    '',
  ]);
  await folder.remove();
});

test('a bank without its folder of questions gets a sentence', { timeout: firstStartMs }, async () => {
  const folder = await createBankFolder();
  const { status, errors } = runTool('bank-check', [folder.path]);
  expect([status, errors]).toEqual([1, expect.stringContaining(`bank: is missing from ${folder.path}`)]);
  await folder.remove();
});
