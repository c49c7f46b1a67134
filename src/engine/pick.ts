import type { ChoiceQuestion, Level } from './question.ts';
import { drawing, type Seed } from './random.ts';

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
  const picked: ChoiceQuestion[] = [];
  const topics = tally(recent.map(({ topic }) => topic));
  const levels = tally(recent.map(({ level }) => level));
  const askedLately = latest(lastAsked, familyDistance);
  const familiesLately = new Set([...askedLately].map(familyOf));
  const chance = drawing(seed, 'pick');
  const measures: readonly Measure[] = [
    ({ asked, question }) => (asked !== never && askedLately.has(question.id) ? 1 : 0),
    ({ question: { family } }) => (family !== undefined && familiesLately.has(family) ? 1 : 0),
    ({ asked }) => asked,
    ({ question }) => topics.get(question.topic) ?? 0,
    ({ question }) => levels.get(question.level) ?? 0,
    ({ index }) => chance(index),
  ];
  let left = fitting
    .map((question, index): Candidate => ({ question, index, asked: lastAsked.get(question.id) ?? never }))
    .filter(({ question: { id } }) => !withdrawn.has(id));
  while (picked.length < count && left.length > 0) {
    const [best] = measures.reduce(lowest, left);
    if (best === undefined) break;
    const { question } = best;
    left = left.filter((one) => one !== best && !isRelative(one.question, question));
    picked.push(question);
    increment(topics, question.topic);
    increment(levels, question.level);
  }
  return picked;
};

/** A question that may be picked. */
interface Candidate {
  readonly question: ChoiceQuestion;
  /** Its place among the questions that fit, for which chance is drawn. */
  readonly index: number;
  /** When it was last asked, or {@link never}. */
  readonly asked: number;
}

const never = Number.NEGATIVE_INFINITY;

/** Measures what speaks against a candidate. */
type Measure = (one: Candidate) => number;

/** Keeps the candidates with the lowest measure. */
const lowest = (among: Candidate[], measure: Measure): Candidate[] => {
  let least = Number.POSITIVE_INFINITY;
  let kept: Candidate[] = [];
  for (const one of among) {
    const measured = measure(one);
    if (measured > least) continue;
    if (measured < least) kept = [];
    least = measured;
    kept.push(one);
  }
  return kept;
};

const isRelative = (one: ChoiceQuestion, other: ChoiceQuestion): boolean =>
  one.family !== undefined && one.family === other.family;

const familiesOf = (questions: readonly ChoiceQuestion[]): FamilyOf => {
  const families = new Map(questions.map(({ id, family }) => [id, family]));
  return (id) => families.get(id);
};

/** Returns the ids of the `count` questions asked last. */
const latest = (lastAsked: ReadonlyMap<string, number>, count: number): Set<string> => {
  const times = Float64Array.from(lastAsked.values()).sort();
  const from = times.at(-count) ?? never;
  return new Set(
    [...lastAsked]
      .filter(([, at]) => at >= from)
      .sort(([, a], [, b]) => b - a)
      .slice(0, count)
      .map(([id]) => id),
  );
};

const tally = (names: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) increment(counts, name);
  return counts;
};

const increment = (counts: Map<string, number>, name: string): void => {
  counts.set(name, (counts.get(name) ?? 0) + 1);
};
