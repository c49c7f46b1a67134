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

/**
 * Chooses up to `count` questions: those never asked first, then the one asked longest ago. So no question returns
 * before every other one that fits was asked. Among equals, topics and levels that were rare lately come first.
 */
export const pick = (
  fitting: readonly ChoiceQuestion[],
  { withdrawn, lastAsked, recent }: History,
  count: number,
  seed: Seed,
): ChoiceQuestion[] => {
  const left = new Set(shuffle(fitting, seed, 'pick').filter(({ id }) => !withdrawn.has(id)));
  const picked: ChoiceQuestion[] = [];
  const topics = tally(recent.map(({ topic }) => topic));
  const levels = tally(recent.map(({ level }) => level));
  while (picked.length < count && left.size > 0) {
    const best = first(left, [
      (question) => lastAsked.get(question.id) ?? Number.NEGATIVE_INFINITY,
      ({ topic }) => topics.get(topic) ?? 0,
      ({ level }) => levels.get(level) ?? 0,
    ]);
    left.delete(best);
    picked.push(best);
    increment(topics, best.topic);
    increment(levels, best.level);
  }
  return picked;
};

/** The first item for which the measures, compared one after the other, are least. `items` must not be empty. */
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
