/** Somebody who can press buttons. */
export interface Person {
  readonly id: string;
}

/** An open question in a channel, with the ids of its answer buttons. */
export interface Asked {
  readonly message: object;
  readonly buttons: readonly string[];
}

/** What came of a click. Times are milliseconds from sending the event; `undefined` if it didn't happen. */
export interface Outcome {
  /** When the bot acknowledged it; only within three seconds, because the platform gives up then. */
  readonly acknowledgedMs: number | undefined;
  /** When the person could read the answer. */
  readonly toldMs: number | undefined;
  /** Whether the first request after the click told the answer, or the first one that could. */
  readonly isAtOnce: boolean;
  /** What the person read. */
  readonly text: string;
}

/** A click that was sent. */
export interface Click {
  /** The platform's time, in milliseconds. */
  readonly sentAt: number;
  readonly question: Asked;
  readonly button: string;
  isAcknowledged(): boolean;
  /** Returns what has come of it so far. */
  outcome(): Outcome;
}

/** A platform on loopback, with one bot on it. */
export interface Chat {
  /** Lets Hotseat ask a question in each of the first `channels` channels. */
  ask(game: Game, channels: number): Promise<Asked[]>;
  /** Posts copies of questions for a bot that asks none itself. */
  copy(questions: readonly Asked[]): Promise<Asked[]>;
  join(people: number): Person[];
  press(person: Person, question: Asked, button: string): Click;
  /** Lets somebody ask Hotseat for a leaderboard. */
  read(person: Person): void;
  /** Counts the bot's requests so far: those that answer an interaction first, and those that add to it. */
  traffic(): { readonly callbacks: number; readonly followUps: number };
  /** The platform's time. */
  readonly now: Clock;
  /** Environment variables of a bot that serves it. */
  readonly settings: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** What asks the question. */
export type Game = 'daily' | 'quiz';

/** How long platforms wait for an acknowledgement. */
export const deadlineMs = 3_000;

/** Returns a time in milliseconds. */
export type Clock = () => number;

/** The time, finer than Date has it. */
export const realClock: Clock = () => performance.timeOrigin + performance.now();

const slowness = 20;

/** A clock that goes slowly, so that no deadline passes on it however busy the machine is. */
export const slowClock: Clock = () => performance.timeOrigin + performance.now() / slowness;
