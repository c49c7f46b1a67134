import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Place, placesOf, type Scorer } from '../../src/engine/places.ts';
import { quizPoints } from '../../src/engine/points.ts';
import { levels } from '../../src/engine/question.ts';
import { compareScores } from '../../src/engine/ranks.ts';

const scorer = (member: number, points: number, ms: number, before?: number): Scorer => ({
  member,
  score: { points, ms },
  before: before === undefined ? undefined : { points: before, ms: 0 },
});

const members = (scorers: readonly Scorer[] | undefined) => scorers?.map(({ member }) => member);

const told = (place: Place<Scorer> | undefined) => [
  `${place?.rank} of ${place?.size}`,
  ...[place?.equals, place?.ahead, place?.behind].map(members),
  place?.rise,
];

test('tells who is ahead, level, and behind, and how many ranks somebody rose', () => {
  const placeOf = placesOf([
    scorer(1, 300, 9_000, 300),
    scorer(2, 200, 5_000, 100),
    scorer(3, 200, 5_000, 200),
    scorer(4, 200, 6_000),
    scorer(5, 0, 0, 0),
  ]);
  expect(told(placeOf(1))).toEqual(['1 of 5', [], [], [2, 3], 0]);
  expect(told(placeOf(2))).toEqual(['2 of 5', [3], [1], [4], 1]);
  expect(told(placeOf(3))).toEqual(['2 of 5', [2], [1], [4], 0]);
  expect(told(placeOf(4))).toEqual(['4 of 5', [], [2, 3], [5], undefined]);
  expect(told(placeOf(5))).toEqual(['5 of 5', [], [4], [], -1]);
  expect(placeOf(6)).toBeUndefined();
});

test('everybody has one place, next to those with the next better and lower scores', () => {
  const some = fc.array(fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 2 })), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(some, (scores) => {
      const all = scores.map(([points, ms], member) => scorer(member, points, ms));
      const placeOf = placesOf(all);
      for (const { member, score } of all) {
        const place = placeOf(member);
        const than = (one: Scorer) => compareScores(one.score, score);
        expect(place?.rank).toBe(1 + all.filter((one) => than(one) < 0).length);
        expect(place?.equals.length).toBe(all.filter((one) => than(one) === 0).length - 1);
        expect(place?.ahead.every((one) => than(one) < 0)).toBe(true);
        expect(place?.behind.every((one) => than(one) > 0)).toBe(true);
        const better = all.filter((one) => than(one) < 0).length;
        expect((place?.ahead.length ?? 0) > 0).toBe(better > 0);
        expect(placeOf(place?.ahead[0]?.member ?? -1)?.behind ?? [place?.own]).toContain(place?.own);
      }
    }),
  );
});

test('no order in which answers arrive changes a final rank', () => {
  const answer = fc.record({
    member: fc.nat({ max: 5 }),
    level: fc.constantFrom(...levels),
    ms: fc.nat({ max: 20_000 }),
    right: fc.boolean(),
  });
  /** Adds up answers in the order in which they come in. */
  const ranksOf = (answers: readonly { member: number; points: number; ms: number }[]) => {
    const sums = new Map<number, { points: number; ms: number }>();
    for (const { member, points, ms } of answers) {
      const sum = sums.get(member) ?? { points: 0, ms: 0 };
      sums.set(member, { points: sum.points + points, ms: sum.ms + ms });
    }
    const all = [...sums].map(([member, score]) => ({ member, score, before: undefined }));
    const placeOf = placesOf(all);
    return [...sums.keys()].sort().map((member) => [member, placeOf(member)?.rank]);
  };
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (answers, keys) => {
      const given = answers.map(({ member, level, ms, right }) => ({
        member,
        points: right ? quizPoints(level, ms, 20_000) : 0,
        ms: right ? ms : 0,
      }));
      const shuffled = given
        .map((one) => ({ one, key: keys.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ one }) => one);
      expect(ranksOf(shuffled)).toEqual(ranksOf(given));
    }),
  );
});
