import type { ChoiceQuestion, Level, Question } from '../engine/question.ts';

/** The questions that are wanted. A property that is left out allows all of them. */
export interface Filter {
  /** Slug of a topic or of a track. */
  readonly topic?: string | undefined;
  readonly level?: Level | undefined;
}

/** A topic or a track that people can choose. */
export interface Subject {
  readonly slug: string;
  readonly title: string;
  /** The track's title, for a topic. */
  readonly track?: string;
  /** How many of its questions can be played. */
  readonly questions: number;
}

/** The question bank. */
export interface Bank {
  /** All tracks, each followed by its topics. */
  readonly subjects: readonly Subject[];
  /** Returns the title of a topic or a track; the slug if it is unknown. */
  title(slug: string): string;
  question(id: string): Question | undefined;
  /** Lists ids that are spelled almost like `id`, nearest first. */
  near(id: string): readonly string[];
  /** Lists questions with choices that fit. */
  fitting(filter: Filter): readonly ChoiceQuestion[];
  /** Lists questions of every kind that contain all the words, best first. */
  search(words: string): readonly Question[];
}

/** Says that there is no question to ask, and names the topic and level that were asked for. */
export const nothingFits = ({ topic, level }: Filter, bank: Bank): string => {
  const about = topic === undefined ? '' : ` on ${bank.title(topic)}`;
  if (level === undefined) return `There are no questions${about} yet.`;
  return `There are no ${level} questions${about} yet.${topic === undefined ? '' : ' Try leaving out the topic or the level.'}`;
};

/** Returns a function that finds the family of a question by its id, for picking; `undefined` if it has none. */
export const familyIn =
  (bank: Bank) =>
  (id: string): string | undefined => {
    const question = bank.question(id);
    return question === undefined || question.kind === 'open' ? undefined : question.family;
  };
