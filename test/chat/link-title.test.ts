import { expect, test } from 'vitest';
import { linkTitle } from '../../src/chat/link-title.ts';
import { literal } from '../../src/platforms/discord/text.ts';
import { questions } from '../support/real-bank.ts';

test.each([
  [
    'https://docs.python.org/3/reference/datamodel.html#object.__exit__',
    'docs.python.org/3/reference/datamodel, object.exit',
  ],
  ['https://peps.python.org/pep-0008/', 'peps.python.org/pep-0008'],
  ['https://example.com/a_b/%5Bc%5D#d%20e', 'example.com/a b/c, d e'],
  ['https://example.com/', 'example.com'],
  ['https://example.com/100%', 'example.com/100%'],
])('%s becomes %s', (url, title) => {
  expect(linkTitle(url)).toBe(title);
});

test('no page of the bank has a title with a character that Discord escapes', () => {
  const urls = [...new Set(questions.flatMap(({ references }) => references))];
  expect(urls.length).toBeGreaterThan(100);
  const titles = urls.map(linkTitle);
  expect(titles.filter((title) => literal(title) !== title)).toEqual([]);
  expect(titles.filter((title) => title.length < 5)).toEqual([]);
});
