import type { ChoiceQuestion, Level, Question } from '../../engine/question.ts';

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
  /** The family of a question that has one. */
  familyOf(id: string): string | undefined;
  /** Those that can be played and that fit. */
  fitting(filter: Filter): readonly ChoiceQuestion[];
  /** Questions of every kind that hold all the words, best first. */
  search(words: string): readonly Question[];
}
