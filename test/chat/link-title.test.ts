import { expect, test } from 'vitest';
import { link } from '../../src/chat/inline.ts';
import { linkTitle } from '../../src/chat/link-title.ts';
import { asDeclared, literal, markdown } from '../../src/platforms/discord/text.ts';
import { richText } from '../../src/platforms/slack/text.ts';
import { questions } from '../support/real-bank.ts';

test.each([
  [
    'https://docs.python.org/3/reference/datamodel.html#object.__exit__',
    'datamodel, object.__exit__ (docs.python.org)',
  ],
  ['https://www.rfc-editor.org/rfc/rfc9110.html', 'rfc9110 (rfc-editor.org)'],
  ['https://peps.python.org/pep-0008/', 'pep-0008 (peps.python.org)'],
  ['https://example.com/routing/index.html', 'routing index (example.com)'],
  ['https://example.com/a_b/%5Bc%5D#d%20e', '[c], d e (example.com)'],
  ['https://example.com/', 'example.com'],
  ['https://example.com/100%', '100% (example.com)'],
])('%s becomes %s', (url, title) => {
  expect(linkTitle(url)).toBe(title);
});

const urls = [...new Set(questions.flatMap(({ references }) => references))];
const onDiscord = (url: string): string =>
  /^\[(.*)\]\(/.exec(markdown([link(linkTitle(url), url)], asDeclared))?.[1] ?? expect.fail(url);

test('no page of the bank has a title on Discord with a character that it escapes', () => {
  expect(urls.length).toBeGreaterThan(100);
  const titles = urls.map(onDiscord);
  expect(titles.filter((title) => literal(title) !== title)).toEqual([]);
  expect(titles.filter((title) => title.length < 5)).toEqual([]);
});

test('a title keeps its underscores where they can be shown', () => {
  const url = 'https://docs.python.org/3/library/functools.html#functools.lru_cache';
  expect(richText([link(linkTitle(url), url)])).toMatchObject([
    { text: 'functools, functools.lru_cache (docs.python.org)' },
  ]);
  expect(onDiscord(url)).toBe('functools, functools.lru cache (docs.python.org)');
});
