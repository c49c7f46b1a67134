import type { Timetable } from '../../src/engine/schedule.ts';

/** A question that still takes answers, as a channel shows it. */
export interface OpenQuestion {
  /** The platform's id of its message. */
  readonly message: string;
  readonly channel: string;
  /** The number of its round. */
  readonly round: number;
  readonly choices: number;
  readonly game: 'daily' | 'quiz';
}

/** A public message of the bot as it stands. */
export interface Shown {
  readonly id: string;
  readonly text: string;
}

/** A request that waits on the platform's side. */
export interface Waiting {
  readonly arrived: Promise<void>;
  release(): void;
}

/** A platform on this machine, which outlives the processes that serve it, with people in it. */
export interface Arena {
  /** What a process has to know to serve it. */
  readonly settings: Readonly<Record<string, string>>;
  /** Sets its clock. */
  setClock(now: number): void;
  /** A manager sets up the channel's schedule, open for so many hours. Resolves to what they are told. */
  setUp(channel: string, timetable: Timetable, openHours: number): Promise<string>;
  /** A member starts a quiz. Resolves to what they are told. */
  startQuiz(channel: string, questions: number): Promise<string>;
  open(): OpenQuestion[];
  /** A member answers. Resolves to what they are told. */
  answer(person: number, question: OpenQuestion, choice: number): Promise<string>;
  /** How many requests have come in. */
  requests(): number;
  /** Resolves when so many requests have come in. */
  reached(requests: number): Promise<void>;
  /** Lets one of the next requests of a kind wait: before it takes effect, or between that and its answer. */
  hold(kind: RequestKind, when: 'before' | 'after'): Waiting;
  /** Lets the answer to one of the next requests of a kind get lost. */
  loseAnswer(kind: RequestKind): void;
  /** Plans nothing bad any more. */
  clear(): void;
  /** The bot's public messages in a channel, oldest first. */
  shown(channel: string): Shown[];
  close(): Promise<void>;
}

/** What a request does. */
export const requestKinds = ['post', 'edit', 'respond', 'find'] as const;
export type RequestKind = (typeof requestKinds)[number];
