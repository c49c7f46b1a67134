import type fc from 'fast-check';
import type { Logger } from 'pino';

/** One way into the bot, with strange input for it. */
export interface Way<T> {
  readonly name: string;
  readonly inputs: fc.Arbitrary<T>;
  /** How long one input may take, in milliseconds. */
  readonly mostMs: number;
  /** Opens a bot that nobody has talked to yet. It logs to `log`. */
  open(log: Logger): Promise<Entrance<T>>;
}

/** A bot that takes input of one kind. */
export interface Entrance<T> {
  /** Passes the input to the bot and waits until it is dealt with. Returns descriptions of what is wrong with the outcome. */
  give(input: T): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A way whose type of input does not matter. */
export interface AnyWay {
  readonly name: string;
  /** Passes input to the bot for a while. */
  try(trial: Trial): Promise<Found>;
}

/** How long to try, and with which input. */
export interface Trial {
  readonly seed: number;
  /** How many inputs to give. */
  readonly runs: number;
}

/** The outcome of a trial. */
export interface Found {
  readonly inputs: number;
  /** The shortest input that went wrong, and what went wrong. `undefined` if nothing did. */
  readonly failure: { readonly input: string; readonly says: string } | undefined;
}
