import type { ActionKind, AnyActionKind } from '../chat/action-codec.ts';
import type { Card } from '../chat/card.ts';
import { type Command, declaring } from '../chat/commands/command.ts';
import type { Incoming, Notice, Reply } from '../chat/messages.ts';
import type { Channel, Member } from '../chat/people.ts';
import type { Platform } from '../chat/platform.ts';
import type { Seed } from '../engine/random.ts';
import type { PersonalData } from './personal-data.ts';
import type { Bank } from './question-bank.ts';

/** Everything that a handler may need: one transaction's records, the question bank, the time, and chance. */
export interface Work<R> {
  readonly records: R;
  readonly bank: Bank;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Creates a seed for a new session. */
  seed(): Seed;
  /** Rounds with ids up to this one do not count as asked when questions are picked. */
  readonly ignoreRoundsThrough: number;
}

/** Everything that the handler of an input may need. `R` names the repositories that it uses. */
export interface Context<R> extends Work<R> {
  readonly channel: Channel;
  readonly member: Member;
  readonly isManager: boolean;
  /** Why the bot can't post in the channel, as a sentence; `undefined` if it can. */
  readonly obstacle: string | undefined;
  /** Creates a code that nobody can guess. */
  code(): string;
  /** The IANA time zone in which this channel's days, weeks and months begin. */
  readonly timezone: string;
}

/** The data in which typed options are looked up. */
export interface Lookup {
  readonly bank: Bank;
  /** Names of the workspace's teams. */
  readonly teams: readonly string[];
}

/** Messages that the bot posts on its own. Their cards are built from the records whenever they are sent. */
export interface Outbox<Kind extends string> {
  /** Queues a new message behind all others of the channel. `subject` is the id of what it shows. */
  add(channel: number, kind: Kind, subject: number, now: number): Promise<void>;
  /** Queues an edit of a message for `at`, unless one is queued for earlier. */
  requestEdit(kind: Kind, subject: number, at: number): Promise<void>;
}

/** Timers for work to do later, in whichever process is running by then. */
export interface Scheduler<Kind extends string> {
  /** Sets the one timer of this kind and subject to `dueAt`, epoch milliseconds. */
  set(kind: Kind, subject: number, dueAt: number): Promise<void>;
  clear(kind: Kind, subject: number): Promise<void>;
}

/** Handles one kind of message that the bot posts on its own. */
export interface PostKindHandler<R> {
  /** Builds the message's card from the current records; `undefined` if its subject is gone. */
  card(subject: number, work: Work<R>): Promise<Card | undefined>;
  /** Prepares a message that is about to be sent for the first time. Returns whether to send it. */
  beforeSend?(subject: number, work: Work<R>): Promise<boolean>;
  /** Handles that a message was sent for the first time, or was given up. */
  afterSend?(subject: number, isSent: boolean, work: Work<R>): Promise<void>;
}

/**
 * Runs a timer. `dueAt` is the time it was set to, in epoch milliseconds.
 * @returns what to tell people, if anything
 */
export type TimerHandler<R> = (
  subject: number,
  dueAt: number,
  work: Work<R>,
) => Promise<readonly Notice[]> | Promise<void>;

/** Answers a button press; `undefined` if this version can't read the button's id. */
export type ActionHandler<R> = (texts: readonly string[], context: Context<R>) => Promise<Reply> | undefined;

/** Inputs other than commands and buttons. */
export type OtherInput = Exclude<Incoming, { kind: 'command' | 'action' }>;

/** Handlers of inputs other than commands and buttons, by kind. */
export type InputHandlers<R> = {
  readonly [K in OtherInput['kind']]?: (
    input: Extract<OtherInput, { kind: K }>,
    context: Context<R>,
  ) => Promise<Reply>;
};

/** One thing that the bot can do, with everything that belongs to it. `R` names the repositories that it uses. */
export interface Feature<R> {
  readonly commands?: readonly Command<Context<R>, Lookup>[];
  /** By the name of the action's kind. */
  readonly actions?: Readonly<Record<string, ActionHandler<R>>>;
  readonly inputs?: InputHandlers<R>;
  /** By kind. */
  readonly timers?: Readonly<Record<string, TimerHandler<R>>>;
  /** By kind. */
  readonly posts?: Readonly<Record<string, PostKindHandler<R>>>;
  readonly personalData?: readonly PersonalData[];
  /** Handles that the bot can no longer post in a channel, and why. Returns whom to notify. */
  readonly onChannelLost?: (channel: Channel, because: string, records: R) => Promise<Notice | undefined>;
  /** Continues what an earlier process left unfinished on these platforms. */
  readonly onStart?: (platforms: readonly Platform[], work: Work<R>) => Promise<void>;
}

/** Declares commands of a feature that uses the repositories `R`. */
export const commandsOf = <R>() => declaring<Context<R>, Lookup>();

/** Pairs each kind of action that a feature declares with its handler. A missing one does not compile. */
export const handleActions = <K extends Readonly<Record<string, AnyActionKind>>, R>(
  kinds: K,
  handlers: {
    readonly [N in keyof K]: (
      values: K[N] extends ActionKind<infer V> ? V : never,
      context: Context<R>,
    ) => Promise<Reply>;
  },
): { readonly [N in keyof K]: ActionHandler<R> } =>
  Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => {
      const handler = handlers[name as keyof K] as (values: never, context: Context<R>) => Promise<Reply>;
      const handle: ActionHandler<R> = (texts, context) => {
        const values = kind.read(texts);
        return values === undefined ? undefined : handler(values as never, context);
      };
      return [name, handle];
    }),
  ) as { readonly [N in keyof K]: ActionHandler<R> };
