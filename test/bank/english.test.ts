import { expect, test } from 'vitest';
import { checkCodeMarks } from '../../src/bank/check/code-marks.ts';
import { checkEnglish } from '../../src/bank/check/english/english.ts';
import { choiceEntry, kitEntry } from '../support/entries.ts';

const three = ['A list', 'A tuple', 'A set'];
const says = (problems: readonly { readonly says: string }[]): string[] => problems.map(({ says }) => says);

test.each([
  ['The loop starts anew.', 'anew'],
  ['They mend the cache.', 'mend'],
  ['Each job shall mail once.', 'shall'],
  ['It waits till noon.', 'till'],
  ['What must you reckon with?', 'reckon'],
  ['Names are to be unique.', 'are to be'],
  ['It runs over night.', 'over night'],
  ['Pick the fitting class.', 'the fitting'],
  ['In which way does it fail?', 'In which way'],
  ['Who reads this knows it.', 'Who reads this knows it.'],
  ['This allows to skip it.', 'allows to skip'],
  ['It has a colour.', 'colour'],
  ['It normalises names.', 'normalises'],
  ['It doesn\u2019t start.', 'n\u2019'],
  ['CPU is at 97 %.', '7 %'],
  ['It takes lists, sets and tuples.', 'lists, sets and tuples'],
  ['Nobody calls it any more.', 'any more'],
  ['Open it at start-up.', 'start-up'],
  ['It needs an own queue.', 'an own'],
  ['The worker sends a mail.', 'a mail'],
  ['The proxy answers 502.', 'answers 502'],
  ['Two calls of 50 ms are 100 ms.', '50 ms are'],
])('the wording of "%s" is found', (prompt, found) => {
  expect(says(checkEnglish([choiceEntry('a', three, { prompt })]))).toEqual([
    expect.stringContaining(`\`prompt\` says "${found}"; write `),
  ]);
});

test('plain American English passes, in questions of every kind', () => {
  const prompt =
    'Who calls it? Who the user is does not matter. It was answered with 200. We recommend a lasting fix, so rows beside the point stay. So many rows that it swaps.';
  expect(checkEnglish([choiceEntry('a', three, { prompt }), kitEntry('b', { answer: prompt })])).toEqual([]);
});

test('every text of a kit is read, and every reason', () => {
  const kit = kitEntry('a', {
    hints: ['Look anew.'],
    followUps: [{ if: 'till', ask: 'So?', answer: 'So.' }],
  });
  expect(says(checkEnglish([kit]))).toEqual([
    expect.stringContaining('`hints.0` says "anew"'),
    expect.stringContaining('`followUps.0.if` says "till"'),
  ]);
});

test('what a program prints is not corrected', () => {
  expect(checkEnglish([choiceEntry('a', ['colour', 'till', 'anew'], { kind: 'output' })])).toEqual([]);
});

test('backticks stand around code, in pairs', () => {
  const entry = (prompt: string) => choiceEntry('a', three, { prompt });
  expect(checkCodeMarks([entry('What does `a[0]` do after `del a`?')])).toEqual([]);
  for (const prompt of ['What does `a[0] do?', 'What does `` do?', 'Is `a` a ` b` or not?'])
    expect(says(checkCodeMarks([entry(prompt)]))).toEqual([
      expect.stringContaining('`prompt` has a backtick'),
    ]);
});
