/** The levels of experience that questions ask for, from a first job to decisions with trade-offs. */
export const levels = ['junior', 'intermediate', 'senior'] as const;
/** One of the {@link levels}. */
export type Level = (typeof levels)[number];

/** What can run SQL. */
export const sqlEngines = ['sqlite', 'postgres'] as const;

/** Source code shown with a question. */
export interface Snippet {
  readonly text: string;
  /** Lower-case name of the language, as in `python` or `sql`. */
  readonly language: string;
}

/** One of the choices of a question. */
export interface Choice {
  readonly text: string;
  readonly correct: boolean;
  /** The misconception behind a wrong choice. */
  readonly why?: string;
}

interface Common {
  /** Unique in the bank, kebab-case; never changes. */
  readonly id: string;
  /** Slug of the track, as in `memory-and-internals`. */
  readonly track: string;
  /** Slug of the topic, as in `garbage-collection`. */
  readonly topic: string;
  readonly level: Level;
  readonly prompt: string;
  readonly code?: Snippet;
  /** Official https pages that back up every claim made. */
  readonly references: readonly string[];
}

/**
 * A question with three to five choices of which exactly one is right. `output` asks what a program prints or what a
 * query returns.
 */
export interface ChoiceQuestion extends Common {
  readonly kind: 'choice' | 'output';
  /** The name of a group of questions with the same choices but different right ones; two of them give away a third. */
  readonly family?: string;
  readonly choices: readonly Choice[];
  readonly explanation: string;
}

/** How much a key point matters: an answer must have it, or it makes the answer better. */
export const weights = ['must', 'plus'] as const;

/** Something to listen for in an answer. */
export interface KeyPoint {
  readonly point: string;
  readonly weight: (typeof weights)[number];
}

/** A question to ask next, depending on what a person said. */
export interface FollowUp {
  /** What the person said, as in `They add a lock`. */
  readonly if: string;
  readonly ask: string;
  readonly answer: string;
}

/** An interview question to talk through. People can search for it and read it, but it is never scored. */
export interface OpenQuestion extends Common {
  readonly kind: 'open';
  /** How long it takes, in minutes. */
  readonly minutes: number;
  /** What the interviewer is really after. */
  readonly probes: string;
  /** A model answer. */
  readonly answer: string;
  readonly keyPoints: readonly KeyPoint[];
  /** What weak, fair, and strong answers sound like. */
  readonly anchors: { readonly weak: string; readonly fair: string; readonly strong: string };
  readonly redFlags: readonly string[];
  /** Hints for a person who is stuck, smallest first. */
  readonly hints: readonly string[];
  /** From easy ones up to those that a strong senior has to think about. */
  readonly followUps: readonly FollowUp[];
}

/** Any question in the bank. */
export type Question = ChoiceQuestion | OpenQuestion;
