/** How much experience a question asks for, from a first job to decisions with trade-offs. */
export const levels = ['junior', 'intermediate', 'senior'] as const;
export type Level = (typeof levels)[number];

/** What can run SQL. */
export const sqlEngines = ['sqlite', 'postgres'] as const;

/** Source code shown with a question. */
export interface Snippet {
  readonly text: string;
  /** Lower-case name of the language, as in `python` or `sql`. */
  readonly language: string;
}

/** One of the things a player can choose. */
export interface Choice {
  readonly text: string;
  readonly correct: boolean;
  /** The misconception that a wrong choice catches. */
  readonly why?: string;
}

interface Common {
  /** Unique over the bank, kebab-case, the same forever. */
  readonly id: string;
  /** Slug of the track, as in `memory-and-internals`. */
  readonly track: string;
  /** Slug of the topic, as in `garbage-collection`. */
  readonly topic: string;
  readonly level: Level;
  readonly prompt: string;
  readonly code?: Snippet;
  /** Official pages, https, that hold every claim made. */
  readonly references: readonly string[];
}

/**
 * A question with three to five choices of which exactly one is right. `output` asks what a program prints or what a
 * query returns.
 */
export interface ChoiceQuestion extends Common {
  readonly kind: 'choice' | 'output';
  /** Names the questions that share one list of choices, each with a different right one; two of them solve a third. */
  readonly family?: string;
  readonly choices: readonly Choice[];
  readonly explanation: string;
}

/** What an answer must hold, and what makes it better. */
export const weights = ['must', 'plus'] as const;

/** Something to listen for while a person answers. */
export interface KeyPoint {
  readonly point: string;
  readonly weight: (typeof weights)[number];
}

/** What to ask next, once a person has said something. */
export interface FollowUp {
  /** What was said, as in `They add a lock`. */
  readonly if: string;
  readonly ask: string;
  readonly answer: string;
}

/** A part of an interview: people talk it through. It is read and searched, never scored. */
export interface OpenQuestion extends Common {
  readonly kind: 'open';
  /** How long it takes. */
  readonly minutes: number;
  /** What the interviewer is really after. */
  readonly probes: string;
  /** A model answer. */
  readonly answer: string;
  readonly keyPoints: readonly KeyPoint[];
  /** What a weak, a fair and a strong answer sounds like. */
  readonly anchors: { readonly weak: string; readonly fair: string; readonly strong: string };
  readonly redFlags: readonly string[];
  /** For a person who is stuck, from small to large. */
  readonly hints: readonly string[];
  /** A ladder, up to what a strong senior has to think about. */
  readonly followUps: readonly FollowUp[];
}

export type Question = ChoiceQuestion | OpenQuestion;
