import { expect, test } from 'vitest';
import { checkChance } from '../../src/bank/check/chance.ts';
import { findClues, warnOfClues } from '../../src/bank/check/clues.ts';
import { checkFirstSentence, firstSentence } from '../../src/bank/check/first-sentence.ts';
import { checkGrammar } from '../../src/bank/check/grammar.ts';
import { checkLevels, seniorShare } from '../../src/bank/check/levels.ts';
import { checkReferences } from '../../src/bank/check/references.ts';
import { toneRates } from '../../src/bank/check/tones.ts';
import { choiceEntry, kitEntry } from '../support/entries.ts';

const three = ['A list', 'A tuple', 'A set'];
const says = (problems: readonly { readonly says: string }[]): string[] => problems.map(({ says }) => says);

test('the first sentence of an explanation fits into what a channel sees', () => {
  const long = `${'It goes on and '.repeat(20)}ends. The rest is short.`;
  expect(says(checkFirstSentence([choiceEntry('a', three, { explanation: long })]))).toEqual([
    expect.stringContaining('the first sentence of `explanation` has 305 characters'),
  ]);
  expect(checkFirstSentence([choiceEntry('a', three, { explanation: `Short. ${long}` })])).toEqual([]);
  expect(firstSentence('It uses f.x, e.g. "a." It ends (here.) Then more.')).toBe('It uses f.x, e.g. "a."');
});

test('a prompt that wants yes or no is found next to choices that say neither', () => {
  const ask = (prompt: string, ...texts: string[]) => checkGrammar([choiceEntry('a', texts, { prompt })]);
  expect(
    says(ask('Two threads write. Is the sum right?', 'A lock helps', 'A queue helps', 'It races')),
  ).toEqual([expect.stringContaining('asks for yes or no, and no choice says so')]);
  expect(says(ask('Is it right?', 'Yes, always', 'No', 'It raises'))).toEqual([
    expect.stringContaining('some choices say yes or no and some do not'),
  ]);
  expect(ask('Is it right?', 'Yes', 'No, it races', 'No: it blocks')).toEqual([]);
  expect(ask('Is it a race or a deadlock?', 'A race', 'A deadlock', 'Neither')).toEqual([]);
  expect(ask('What happens?', 'No output', 'Nothing', 'It hangs')).toEqual([]);
});

test.each([
  ['import gc\nprint(gc.get_count())', 'counts and generations of the collector'],
  ['print(hash("a"))', 'the hash seed'],
  ['print(id(x))', 'addresses'],
  ['start = time.perf_counter()', 'the clock'],
  ['print(random.random())', 'chance'],
  ['print(sys.getsizeof([]))', 'the machine'],
  ['print(platform.system())', 'the machine'],
])('output of %s depends on %s', (text, cause) => {
  const entry = choiceEntry('a', three, { kind: 'output', code: { text, language: 'python' } });
  expect(says(checkChance([entry]))).toEqual([expect.stringContaining(`depends on ${cause}`)]);
});

test('output that is the same everywhere passes', () => {
  const of = (text: string, language = 'python') =>
    checkChance([choiceEntry('a', three, { kind: 'output', code: { text, language } })]);
  expect(of('random.seed(7)\nprint(random.random(), id(a) == id(b), hash(1))')).toEqual([]);
  expect(of('SELECT 1', 'sql')).toEqual([]);
  expect(says(of('SELECT random()', 'sql'))).toEqual([expect.stringContaining('depends on chance')]);
});

test('references to pages that have moved are found, with their new address', () => {
  const cite = (url: string) => says(checkReferences([choiceEntry('a', three, { references: [url] })]));
  expect(cite('https://www.starlette.io/middleware/')).toEqual([
    '`references.0` has moved; cite the page below https://starlette.dev/',
  ]);
  expect(cite('https://docs.python.org/3.8/library/os.html')).toHaveLength(1);
  expect(cite('https://docs.sqlalchemy.org/en/20/orm/')).toEqual([]);
});

test('a choice that alone repeats a rare word of the prompt is found', () => {
  const prompt = 'The gateway drops requests.';
  const right = choiceEntry('right', ['Restart the gateway', 'Add a cache', 'Wait'], { prompt });
  const wrong = choiceEntry('wrong', ['Add a cache', 'Restart the gateway', 'Wait'], { prompt });
  expect(findClues([right, wrong]).map(({ entry, right }) => [entry.question.id, right])).toEqual([
    ['right', true],
    ['wrong', false],
  ]);
  expect(says(warnOfClues([right, wrong]))).toEqual([
    'only the right choice repeats the prompt\'s "gateway"; say it in other words',
  ]);
});

test('hedges, absolutes, and levels are counted', () => {
  const entries = [
    choiceEntry('a', ['It may block', 'It always blocks', 'It never blocks'], { level: 'senior' }),
    choiceEntry('b', ['It blocks', 'It raises', 'It waits'], { level: 'junior' }),
    kitEntry('c', { level: 'senior' }),
  ];
  expect(toneRates(entries)).toEqual([
    { tone: 'hedges', right: 0.5, wrong: 0 },
    { tone: 'absolutes', right: 0, wrong: 0.5 },
  ]);
  expect(seniorShare(entries)).toBe(0.5);
});

test('a bank with a low ceiling is found', () => {
  const bank = (seniors: number) =>
    Array.from({ length: 40 }, (_, index) =>
      choiceEntry(`q${index}`, three, { level: index < seniors ? 'senior' : 'junior' }),
    );
  expect(says(checkLevels(bank(5)))).toEqual([
    expect.stringContaining('12.5% of the questions with choices are senior'),
  ]);
  expect(checkLevels(bank(6))).toEqual([]);
});
