import { expect, test } from 'vitest';
import { findSubjects } from '../../src/features/subject-search.ts';
import { bank } from '../support/real-bank.ts';

const found = (typed: string, all = bank.subjects) => findSubjects(typed, all).map(({ slug }) => slug);

test('lists all tracks before all topics', () => {
  const kinds = findSubjects('', bank.subjects).map(({ track }) => track === undefined);
  const tracks = kinds.filter(Boolean).length;
  expect(tracks).toBeGreaterThan(5);
  expect(kinds.slice(0, tracks).every(Boolean)).toBe(true);
  expect(kinds.slice(tracks).some(Boolean)).toBe(false);
});

const subjects = [
  { slug: 'hidden', title: 'Nothing yet', questions: 0 },
  { slug: 'async-tasks', title: 'Tasks and cancellation', track: 'Concurrency', questions: 3 },
  { slug: 'generators', title: 'Generators and yield', track: 'Core', questions: 3 },
  { slug: 'bare', title: 'Nothing about yield', track: 'Core', questions: 0 },
  { slug: 'concurrency', title: 'Concurrency', questions: 9 },
];

test.each([
  ['any word of a title', 'yield', ['generators']],
  ['several words, in any order', 'cancel tasks', ['async-tasks']],
  ['a word that is not finished', 'gener', ['generators']],
  ['the middle of a word, if no word begins with it', 'currency', ['concurrency']],
  ['a word with letters swapped', 'asnyc', ['async-tasks']],
  ['a word with a letter missing', 'genrators', ['generators']],
  ['nothing without questions', 'nothing', []],
  ['nothing by a word that no title is like', 'xyzzy', []],
])('finds by %s', (_, typed, slugs) => expect(found(typed, subjects)).toEqual(slugs));
