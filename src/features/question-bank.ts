import type { ChoiceQuestion, Level, Question } from '../engine/question.ts';

/** Which questions are wanted. What is left out does not narrow. */
export interface Filter {
  /** Slug of a topic or of a track. */
  readonly topic?: string | undefined;
  readonly level?: Level | undefined;
}

/** A topic or a track, as people choose it. */
export interface Subject {
  readonly slug: string;
  readonly title: string;
  /** The track's title, for a topic. */
  readonly track?: string;
  /** How many of its questions can be played. */
  readonly questions: number;
}

/** The questions there are to ask. */
export interface Bank {
  /** All tracks, each followed by its topics. */
  readonly subjects: readonly Subject[];
  /** The title of a topic or a track; its slug when it is not known. */
  title(slug: string): string;
  question(id: string): Question | undefined;
  /** Lists ids that are spelled nearly like `id`, nearest first. */
  near(id: string): readonly string[];
  /** Those that can be played and that fit. */
  fitting(filter: Filter): readonly ChoiceQuestion[];
  /** Questions of every kind that hold all the words, best first. */
  search(words: string): readonly Question[];
}

/** Says that nothing is there to ask, in the words of what was asked for. */
export const nothingFits = ({ topic, level }: Filter, bank: Bank): string => {
  const about = topic === undefined ? '' : ` on ${bank.title(topic)}`;
  if (level === undefined) return `There are no questions${about} yet.`;
  return `There are no ${level} questions${about} yet.${topic === undefined ? '' : ' Leave out the topic or the level.'}`;
};

/** Returns a function that finds the family of a question by its id, for picking; `undefined` if it has none. */
export const familyIn =
  (bank: Bank) =>
  (id: string): string | undefined => {
    const question = bank.question(id);
    return question === undefined || question.kind === 'open' ? undefined : question.family;
  };
