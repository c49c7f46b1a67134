import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBank } from '../../src/bank/check/check.ts';
import { figures } from '../../src/bank/check/figures.ts';
import { checkMinimum } from '../../src/bank/check/minimum.ts';
import { openPython, type Python } from '../../src/bank/check/python/python.ts';
import { openDatabases } from '../../src/bank/check/sql/databases.ts';
import { type Entry, type LoadedBank, loadBank } from '../../src/bank/loader.ts';
import { report } from '../../src/bank/problem.ts';
import { firstStartMs } from '../support/first-start.ts';
import { question } from '../support/questions.ts';

let pythons: [Python, Python];
const databases = openDatabases();
beforeAll(async () => {
  pythons = await Promise.all([openPython({ hashSeed: 0 }), openPython({ hashSeed: 1 })]);
}, firstStartMs);
afterAll(async () => {
  for (const engine of [...pythons, databases]) await engine.close();
});

/** The whole bank takes longer than a test usually may. */
const wholeBankMs = 180_000;

test('the bank passes', { timeout: wholeBankMs }, async () => {
  const loaded = await loadBank('data');
  const { problems, gaps } = await checkBank(loaded, { pythons, databases });
  expect(report([...problems, ...gaps])).toBe('');
  expect(figures(loaded)[0]).toMatch(/^\d+ questions: /);
});

/** An entry whose code and choices are given; the first choice is right. */
const entry = (id: string, code: string, texts: readonly string[], more: object = {}): Entry => {
  const choices = texts.map((text, index) =>
    index === 0 ? { text, correct: true as const } : { text, why: 'No.' },
  );
  const base = { ...question(id), kind: 'output' as const, code: { text: code, language: 'python' } };
  return {
    file: 'bank/track/topic.yaml',
    written: {
      id,
      kind: 'output',
      level: 'junior',
      prompt: base.prompt,
      code,
      language: 'python',
      runs: true,
      choices,
      explanation: 'So.',
      references: [],
      ...more,
    } as Entry['written'],
    question: { ...base, choices: choices.map(({ text }, index) => ({ text, correct: index === 0 })) },
  };
};
const check = async (...entries: Entry[]): Promise<string> => {
  const loaded: LoadedBank = { syllabus: { tracks: [] }, entries, exemptions: [], problems: [] };
  return report((await checkBank(loaded, { pythons, databases })).problems);
};

test('what a program prints must be its right choice, and no wrong one', async () => {
  expect(await check(entry('sum', 'print(1 + 1)', ['2', '11', '1']))).toBe('');
  expect(await check(entry('sum', 'print(1 + 1)', ['3', '2', '1']))).toBe(
    'bank/track/topic.yaml: sum: the right choice says "3", but CPython gave "2"\n' +
      'bank/track/topic.yaml: sum: the wrong choice "2" is what CPython gave',
  );
});

test('blanks that nobody sees make no difference', async () => {
  expect(await check(entry('row', 'print(1, 2, end=" ")\nprint()', ['1 2', '12', '1']))).toBe('');
  expect(await check(entry('row', 'print(" 1 ")', ['2', '1', '3']))).toContain(
    'the wrong choice "1" is what',
  );
});

test('an exception is named after what was printed before it', async () => {
  expect(await check(entry('zero', 'print(1)\n1/0', ['1\nraises ZeroDivisionError', '1', '0']))).toBe('');
  expect(await check(entry('zero', '1/0', ['raises ZeroDivisionError', '1', '0']))).toBe('');
});

test('output that depends on the order of a set is found, whatever its right choice says', async () => {
  const code = 'print("".join(set("abcdefghij")))';
  expect(await check(entry('order', code, ['abcdefghij', 'jihgfedcba', 'a']))).toMatch(
    /^\S+ order: `code` shows "\w{10}" in one run and "\w{10}" in another; let it not depend on the order of a set/,
  );
  expect(await check(entry('sorted', 'print(sorted(set("cab")))', ["['a', 'b', 'c']", 'abc', 'cab']))).toBe(
    '',
  );
});

test('programs do not see each other, and asyncio runs', async () => {
  expect(
    await check(
      entry('leave', 'import sys\nleft = 1\nsys.setrecursionlimit(200)\nprint(1)', ['1', '2', '3']),
      entry('find', 'import sys\nprint("left" in globals(), sys.getrecursionlimit() > 200)', [
        'False True',
        'a',
        'b',
      ]),
      entry('async', 'import asyncio\nprint(asyncio.run(asyncio.sleep(0.01, 5)))', ['5', '4', '3']),
    ),
  ).toBe('');
});

test('code that does not parse is found in questions that only show it', async () => {
  const fragment = (code: string, more: object) =>
    entry('shown', code, ['x', 'y', 'z'], { kind: 'choice', ...more });
  expect(await check(fragment('def f(:', {}))).toContain('`code` does not parse: SyntaxError');
  expect(await check(fragment('import fastapi', {}))).toContain('`code` raises ModuleNotFoundError');
  expect(await check(fragment('import fastapi', { runs: false }))).toBe('');
  expect(await check(fragment('SELECT 1', { language: 'sql' }))).toBe('');
});

test('choices that include each other are found', async () => {
  const choice = (...texts: string[]) => {
    const made = entry('overlap', 'pass', texts, { kind: 'choice' });
    return { ...made, question: { ...made.question, kind: 'choice' } } as Entry;
  };
  expect(await check(choice('It raises TypeError', 'it raises a TypeError.', 'Nothing'))).toContain(
    'overlap',
  );
  expect(await check(choice('It raises TypeError', 'It raises TypeError at import', 'Nothing'))).toContain(
    'overlap',
  );
  expect(await check(choice('It raises TypeError', 'It raises ValueError', 'Nothing'))).toBe('');
  expect(await check(choice('from . import a', 'from .. import a', 'import a'))).toBe('');
  expect(await check(choice('room: str', 'room: str | None', 'room: int'))).toBe('');
  expect(await check(choice('code', 'code, grams', 'grams'))).toBe('');
});

test('a bank whose right choices are the longest gives itself away', async () => {
  const many = Array.from({ length: 40 }, (_, index) =>
    entry(`q${index}`, `print("${'ab'.repeat(4 + index)}")`, ['ab'.repeat(4 + index), 'no', 'nay']),
  );
  expect(await check(...many)).toContain('always taking the longest choice wins 100.0%');
});

test('topics short of their minimum are listed', () => {
  const topics = [{ slug: 'topic-a', title: 'A', level: 'junior' as const, teaches: 'a' }];
  const syllabus = { tracks: [{ slug: 'track', title: 'T', topics }] };
  expect(report(checkMinimum(syllabus, [entry('a', 'pass', ['x', 'y', 'z'])]))).toContain(
    'bank/track/topic-a.yaml: lacks 1 questions with choices and 1 open',
  );
  expect(report(checkMinimum(syllabus, []))).toContain(
    'bank/track/topic-a.yaml: lacks 2 questions with choices and 1 open',
  );
});
