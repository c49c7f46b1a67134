import type { Records } from '../../bot/store.ts';
import type { Seed } from '../../engine/random.ts';
import type { Bank } from '../../features/question-bank.ts';
import type { Response } from '../messages.ts';
import type { Channel, Member } from '../people.ts';
import type { Options, Values } from './option.ts';

/** What a handler works with: one transaction's records, and everything it may want to know. */
export interface Context {
  readonly records: Records;
  readonly bank: Bank;
  readonly channel: Channel;
  readonly member: Member;
  readonly isManager: boolean;
  /** Why the bot can't post in the channel, as a sentence; nothing when it can. */
  readonly obstacle: string | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
  seed(): Seed;
  /** A code that nobody can guess. */
  code(): string;
  /** The IANA zone in which days, weeks and months of this channel turn. */
  readonly timezone: string;
  /** Rounds up to this number do not count as asked when questions are picked. */
  readonly ignoreRoundsThrough: number;
}

/** A command, declared once: registration, parsing, completion, forms and help are derived from this. */
export interface Command<O extends Options = Options> {
  /** One or two words, as in `quiz start`. */
  readonly path: string;
  /** Who sees an answer that is slow to come: whatever goes wrong, only the sender is told. */
  readonly audience: 'sender' | 'channel';
  /** A sentence without a full stop, at most 100 characters. */
  readonly about: string;
  readonly who: 'anyone' | 'managers';
  readonly options: O;
  /** A whole line to learn from. */
  readonly example: string;
  run(values: Values<O>, context: Context): Promise<Response>;
}

/** Declares a command; its handler's values have the types of its options. */
export const declare = <O extends Options>(command: Command<O>): Command => command as unknown as Command;
