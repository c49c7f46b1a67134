import { nthGreatest } from './nth-greatest.ts';
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
  const taken = new Set(withdrawn);
  const families = new Set<string | undefined>();
  const isLeft = ({ id, family }: ChoiceQuestion) =>
    !taken.has(id) && (family === undefined || !families.has(family));
  const topics = tally(recent.map(({ topic }) => topic));
  const levels = tally(recent.map(({ level }) => level));
  const chance = drawing(seed, 'pick');
  const measures: readonly Measure[] = [
    ({ question }) => topics.get(question.topic) ?? 0,
    ({ question }) => levels.get(question.level) ?? 0,
    ({ index }) => chance(index),
  ];
  const caution = cautionAfter(lastAsked, familyOf);
  // Most questions are ruled out by when they were asked, which no pick changes. The few others are measured for each pick.
  let foremost: Candidate[] = [];
  while (picked.length < count) {
    foremost = foremost.filter(({ question }) => isLeft(question));
    if (foremost.length === 0) foremost = longestAgo(fitting, isLeft, lastAsked, caution);
    const [best] = measures.reduce(lowest, foremost);
    if (best === undefined) break;
    const { id, family, topic, level } = best.question;
    picked.push(best.question);
    taken.add(id);
    families.add(family);
    increment(topics, topic);
    increment(levels, level);
  }
  return picked;
};

/** A question that may be picked. */
interface Candidate {
  readonly question: ChoiceQuestion;
  /** Its place among the questions that fit, for which chance is drawn. */
  readonly index: number;
}

const never = Number.NEGATIVE_INFINITY;

/** Returns a function that tells how much a question should be avoided because of those asked lately: 0 if it need not be. */
const cautionAfter = (lastAsked: History['lastAsked'], familyOf: FamilyOf) => {
  const lately = latest(lastAsked, familyDistance);
  const families = new Set([...lately].map(familyOf));
  return ({ id, family }: ChoiceQuestion): number =>
    (lately.has(id) ? 2 : 0) + (family !== undefined && families.has(family) ? 1 : 0);
};

/** Lists the questions left that call for the least caution, and among those the ones that were asked longest ago. */
const longestAgo = (
  fitting: readonly ChoiceQuestion[],
  isLeft: (question: ChoiceQuestion) => boolean,
  lastAsked: History['lastAsked'],
  caution: (question: ChoiceQuestion) => number,
): Candidate[] => {
  let kept: Candidate[] = [];
  let least = Number.POSITIVE_INFINITY;
  let earliest = Number.POSITIVE_INFINITY;
  for (let index = 0; index < fitting.length; index++) {
    const question = fitting[index] as ChoiceQuestion;
    const asked = lastAsked.get(question.id) ?? never;
    // Asked first, because it rules out most of them.
    if (least === 0 && asked > earliest) continue;
    const cautious = caution(question);
    if (cautious > least || (cautious === least && asked > earliest) || !isLeft(question)) continue;
    if (cautious < least || asked < earliest) kept = [];
    least = cautious;
    earliest = asked;
    kept.push({ question, index });
  }
  return kept;
};

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

const familiesOf = (questions: readonly ChoiceQuestion[]): FamilyOf => {
  const families = new Map(questions.map(({ id, family }) => [id, family]));
  return (id) => families.get(id);
};

/** Returns the ids of the `count` questions asked last. */
const latest = (lastAsked: ReadonlyMap<string, number>, count: number): Set<string> => {
  const from = nthGreatest(lastAsked.values(), count);
  const late: (readonly [id: string, at: number])[] = [];
  for (const entry of lastAsked) if (entry[1] >= from) late.push(entry);
  return new Set(
    late
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
