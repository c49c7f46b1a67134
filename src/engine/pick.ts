import type { ChoiceQuestion, Level } from './question.ts';
import { type Seed, shuffle } from './random.ts';

/** The questions that a channel has been asked so far. */
export interface History {
  /** Ids of questions that must not be asked anymore. */
  readonly withdrawn: ReadonlySet<string>;
  /** When each question was last asked, by question id: any number that grows over time. */
  readonly lastAsked: ReadonlyMap<string, number>;
  /** Topics and levels of the latest questions, in any order. */
  readonly recent: readonly { readonly topic: string; readonly level: Level }[];
}

/** How many questions should lie between two questions of one family, or between repeats of one question. */
export const familyDistance = 20;

/** Finds the family of a question by its id, even if the question does not fit; `undefined` if it has none. */
export type FamilyOf = (id: string) => string | undefined;

/**
 * Chooses up to `count` questions: first those never asked, then those asked longest ago. Ties go to topics and levels
 * that were rare lately.
 *
 * Never chooses two questions of a family together, because two of them give away a third. Avoids questions that were
 * asked lately, and relatives of those. If nothing else is left, a relative comes before a question that people have just
 * answered.
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

/** Returns the ids of the `count` questions asked last. */
const latest = (lastAsked: ReadonlyMap<string, number>, count: number): Set<string> =>
  new Set(
    [...lastAsked]
      .sort(([, a], [, b]) => b - a)
      .slice(0, count)
      .map(([id]) => id),
  );

/** Returns the item with the lowest measures, compared in order; the first one of equals. `items` must not be empty. */
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
