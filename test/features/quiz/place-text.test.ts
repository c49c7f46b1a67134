import { expect, test } from 'vitest';
import { placesOf } from '../../../src/engine/places.ts';
import { placeText } from '../../../src/features/quiz/place-text.ts';
import type { PlayerScore } from '../../../src/features/quiz/repository.ts';

const names = ['ana', 'bob', 'cy', 'dan', 'eve'];

/** Says where the player with this name stands. The others have these points and times, and had these points before. */
const told = (name: string, scores: readonly (readonly [points: number, ms?: number, before?: number])[]) => {
  const all = scores.map(
    ([points, ms = 0, before], member): PlayerScore => ({
      member,
      name: names[member] ?? '',
      isSeen: true,
      score: { points, ms },
      before: before === undefined ? undefined : { points: before, ms: 0 },
    }),
  );
  const place = placesOf(all)(names.indexOf(name));
  return place && placeText(place);
};

test('tells the points, the place, the next one ahead, and what changed', () => {
  expect(told('cy', [[500], [465], [442]])).toBe('442 points · 3rd of 3 · 23 behind bob');
  expect(
    told('ana', [
      [1_500, 0, 100],
      [465, 0, 300],
    ]),
  ).toBe('1,500 points · 1st of 2 · 1,035 ahead of bob · up 1');
  expect(
    told('bob', [
      [500, 0, 100],
      [465, 0, 300],
    ]),
  ).toBe('465 points · 2nd of 2 · 35 behind ana · down 1');
});

test('tells only the points of somebody who plays alone', () => {
  expect(told('ana', [[150, 0, 0]])).toBe('150 points');
  expect(told('bob', [[0], [0], [0]])).toBe('0 points');
});

test('says who was faster if points are equal', () => {
  expect(
    told('bob', [
      [300, 5],
      [300, 7],
    ]),
  ).toBe('300 points · 2nd of 2 · slower than ana');
  expect(
    told('ana', [
      [300, 5],
      [300, 7],
    ]),
  ).toBe('300 points · 1st of 2 · faster than bob');
});

test('says that a place is shared, and counts those who share the next one', () => {
  const scores = [[300, 5], [300, 5], [200, 9], [200, 9], [0]] as const;
  expect(told('ana', scores)).toBe('300 points · tied for 1st of 5');
  expect(told('cy', scores)).toBe('200 points · tied for 3rd of 5 · 100 behind ana and 1 other');
  expect(told('eve', scores)).toBe('0 points · 5th of 5 · 200 behind cy and 1 other');
});
