/** How much experience a question asks for, from a first job to decisions with trade-offs. */
export const levels = ['junior', 'intermediate', 'senior'] as const;
export type Level = (typeof levels)[number];

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

/** A question with three to five choices of which exactly one is right. `output` asks what a program prints. */
export interface ChoiceQuestion extends Common {
  readonly kind: 'choice' | 'output';
  readonly choices: readonly Choice[];
  readonly explanation: string;
}

/** A question that people talk through; it is read and searched, never scored. */
export interface OpenQuestion extends Common {
  readonly kind: 'open';
  /** What the interviewer is really after. */
  readonly probes: string;
  /** A model answer. */
  readonly answer: string;
  readonly keyPoints: readonly string[];
  readonly redFlags: readonly string[];
  readonly followUps: readonly { readonly question: string; readonly answer: string }[];
}

export type Question = ChoiceQuestion | OpenQuestion;
