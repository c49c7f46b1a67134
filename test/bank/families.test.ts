import { expect, test } from 'vitest';
import { checkFamilies, warnOfFamilies } from '../../src/bank/check/families.ts';
import { choiceEntry } from '../support/entries.ts';

const member = (id: string, ...texts: string[]) => choiceEntry(id, texts, { family: 'cures' });
const says = (problems: readonly { readonly says: string }[]): string[] => problems.map(({ says }) => says);

test('a family with one list of choices and a question for each is sound', () => {
  const family = [
    member('a', 'A lock', 'A queue', 'A cache'),
    member('b', 'A queue', 'A cache', 'A lock'),
    member('c', 'A cache', 'A lock', 'A queue'),
  ];
  expect(checkFamilies(family)).toEqual([]);
  expect(warnOfFamilies(family)).toEqual([]);
});

test('two members with the same right choice are refused', () => {
  expect(
    says(
      checkFamilies([
        member('a', 'A lock', 'A queue', 'A cache'),
        member('b', 'A lock', 'A cache', 'A queue'),
      ]),
    ),
  ).toEqual(['has the same right choice as a in family cures; ask for another one']);
});

test('members with other choices are refused', () => {
  expect(
    says(
      checkFamilies([
        member('a', 'A lock', 'A queue', 'A cache'),
        member('b', 'A queue', 'A lock', 'A pool'),
      ]),
    ),
  ).toEqual(['has other choices than a, and both are of family cures; use one list for all']);
});

test('a choice that is right nowhere, and a member without relatives, deserve a look', () => {
  const two = [member('a', 'A lock', 'A queue', 'A cache'), member('b', 'A queue', 'A lock', 'A cache')];
  expect(says(warnOfFamilies(two))).toEqual([
    'in family cures, "A cache" is right in no question; ask one, or readers learn to skip it',
  ]);
  expect(says(warnOfFamilies(two.slice(1)))).toEqual([
    'is alone in family cures; add members or leave it out',
  ]);
});
