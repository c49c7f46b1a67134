import type { ChoiceQuestion, Level } from './question.ts';
import { type Seed, shuffle } from './random.ts';

/** What a channel has been asked so far. */
export interface History {
  /** Ids of questions that are not to be asked any more. */
  readonly withdrawn: ReadonlySet<string>;
  /** For each question asked, by id, when it was last asked: any number that grows with time. */
  readonly lastAsked: ReadonlyMap<string, number>;
  /** Topic and level of the latest questions, in any order. */
  readonly recent: readonly { readonly topic: string; readonly level: Level }[];
}

/** Two questions of one family, or one question twice, are at least this many questions apart. */
export const familyDistance = 20;

/** Finds the family of a question by its id, also of one that is not wanted now. */
export type FamilyOf = (id: string) => string | undefined;

/**
 * Chooses up to `count` questions: those never asked first, then the one asked longest ago. Among equals, topics and
 * levels that were rare lately come first.
 *
 * Two of a family are never chosen together, because two of them solve a third. Nor is one chosen soon after another,
 * unless all that is left was asked or has relatives that were: then a relative comes before a question that people have
 * just answered.
 */
export const pick = (
  fitting: readonly ChoiceQuestion[],
  { withdrawn, lastAsked, recent }: History,
  count: number,
  seed: Seed,
  familyOf: FamilyOf = familiesOf(fitting),
): ChoiceQuestion[] => {
  const left = new Set(shuffle(fitting, seed, 'pick').filter(({ id }) => !withdrawn.has(id)));
  const picked: ChoiceQuestion[] = [];
  const topics = tally(recent.map(({ topic }) => topic));
  const levels = tally(recent.map(({ level }) => level));
  const askedLately = latest(lastAsked, familyDistance);
  const familiesLately = new Set([...askedLately].map(familyOf));
  while (picked.length < count && left.size > 0) {
    const best = first(left, [
      ({ id }) => (askedLately.has(id) ? 1 : 0),
      ({ family }) => (family !== undefined && familiesLately.has(family) ? 1 : 0),
      ({ id }) => lastAsked.get(id) ?? Number.NEGATIVE_INFINITY,
      ({ topic }) => topics.get(topic) ?? 0,
      ({ level }) => levels.get(level) ?? 0,
    ]);
    for (const one of left) if (one === best || isRelative(one, best)) left.delete(one);
    picked.push(best);
    increment(topics, best.topic);
    increment(levels, best.level);
  }
  return picked;
};

const isRelative = (one: ChoiceQuestion, other: ChoiceQuestion): boolean =>
  one.family !== undefined && one.family === other.family;

const familiesOf = (questions: readonly ChoiceQuestion[]): FamilyOf => {
  const families = new Map(questions.map(({ id, family }) => [id, family]));
  return (id) => families.get(id);
};

/** The ids of the `count` questions asked last. */
const latest = (lastAsked: ReadonlyMap<string, number>, count: number): Set<string> =>
  new Set(
    [...lastAsked]
      .sort(([, a], [, b]) => b - a)
      .slice(0, count)
      .map(([id]) => id),
  );

/** Finds the first item for which the measures, compared one after the other, are least. `items` must not be empty. */
const first = <T>(items: Iterable<T>, measures: readonly ((item: T) => number)[]): T => {
  const [head, ...rest] = items;
  return rest.reduce((best, item) => (isLess(item, best, measures) ? item : best), head as T);
};

const isLess = <T>(a: T, b: T, measures: readonly ((item: T) => number)[]): boolean => {
  for (const measure of measures) {
    const [one, other] = [measure(a), measure(b)];
    if (one !== other) return one < other;
  }
  return false;
};

const tally = (names: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) increment(counts, name);
  return counts;
};

const increment = (counts: Map<string, number>, name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1);
};
