import { type Seed, shuffle } from './random.ts';

/** The names of the teams that a quiz can be mixed into, in order. */
export const mixedTeams = ['Red', 'Blue', 'Green', 'Yellow', 'Purple', 'Orange', 'Pink', 'White'] as const;

/** How many people a team has at most, unless all teams are that large. */
const usualSize = 5;

/** Somebody to be put into a team. */
export interface Mixable {
  readonly member: number;
  /** How strong they are. */
  readonly points: number;
}

/**
 * Deals people into at least two teams of nearly the same size and strength. Chance decides between people of equal points.
 * @returns the position of each member's team in `mixedTeams`
 */
export const mix = (people: readonly Mixable[], seed: Seed): ReadonlyMap<number, number> => {
  const count = Math.min(Math.max(Math.ceil(people.length / usualSize), 2), mixedTeams.length);
  const teams = Array.from({ length: count }, (_, team) => ({ team, size: 0, points: 0 }));
  const dealt = new Map<number, number>();
  const strongestFirst = shuffle(people, seed, 'mix').toSorted((a, b) => b.points - a.points);
  for (const { member, points } of strongestFirst) {
    const [weakest] = teams.toSorted((a, b) => a.size - b.size || a.points - b.points);
    if (weakest === undefined) break;
    weakest.size += 1;
    weakest.points += points;
    dealt.set(member, weakest.team);
  }
  return dealt;
};

/** Finds the smallest team, the first one of equals, for somebody who comes after the others were dealt. */
export const smallestTeam = (dealt: Iterable<number>): number => {
  const sizes = new Map<number, number>();
  for (const team of dealt) sizes.set(team, (sizes.get(team) ?? 0) + 1);
  const [smallest] = [...sizes].sort(([a, one], [b, other]) => one - other || a - b);
  return smallest?.[0] ?? 0;
};
