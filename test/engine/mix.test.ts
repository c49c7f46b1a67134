import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Mixable, mix, mixedTeams, smallestTeam } from '../../src/engine/mix.ts';

const people: fc.Arbitrary<Mixable[]> = fc
  .array(fc.nat({ max: 10_000 }), { minLength: 2, maxLength: 100 })
  .map((all) => all.map((points, member) => ({ member, points })));

test('mixes everyone into at least two teams of nearly the same size and strength', () => {
  fc.assert(
    fc.property(people, fc.nat(), (people, seed) => {
      const dealt = mix(people, seed);
      expect([...dealt.keys()].sort((a, b) => a - b)).toEqual(people.map(({ member }) => member));
      const teams = [...Map.groupBy(people, ({ member }) => dealt.get(member)).values()];
      expect(teams.length).toBeGreaterThanOrEqual(2);
      expect(teams.length).toBeLessThanOrEqual(mixedTeams.length);
      const sizes = teams.map((team) => team.length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      const strengths = teams.map((team) => team.reduce((sum, { points }) => sum + points, 0));
      const strongest = Math.max(...people.map(({ points }) => points));
      expect(Math.max(...strengths) - Math.min(...strengths)).toBeLessThanOrEqual(strongest);
    }),
  );
});

test('makes teams of up to five, as long as there are enough of them', () => {
  const teamsFor = (count: number) =>
    new Set(
      mix(
        Array.from({ length: count }, (_, member) => ({ member, points: 0 })),
        1,
      ).values(),
    ).size;
  expect([2, 3, 10, 11, 25, 40, 100].map(teamsFor)).toEqual([2, 2, 2, 3, 5, 8, 8]);
});

test('chance decides between equals, and only between them', () => {
  const equals = Array.from({ length: 8 }, (_, member) => ({ member, points: 7 }));
  const deals = new Set(
    Array.from({ length: 20 }, (_, seed) => JSON.stringify([...mix(equals, seed)].sort())),
  );
  expect(deals.size).toBeGreaterThan(1);
  const ladder = [40, 30, 20, 10].map((points, member) => ({ member, points }));
  for (let seed = 0; seed < 20; seed++) {
    const dealt = mix(ladder, seed);
    expect([0, 1, 2, 3].map((member) => dealt.get(member))).toEqual([0, 1, 1, 0]);
  }
});

test('whoever comes late gets into the smallest team', () => {
  expect(smallestTeam([0, 1, 1, 0, 2])).toBe(2);
  expect(smallestTeam([1, 0])).toBe(0);
});
