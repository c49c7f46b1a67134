import { type Command, declaring } from '../chat/commands/command.ts';
import type { Incoming, Notice, Place, Reply } from '../chat/messages.ts';
import type { Channel, Member, Sender, Workspace } from '../chat/people.ts';
import type { Platform } from '../chat/platform.ts';
import type { Lookup } from './lookup.ts';
import type { PersonalData } from './personal-data.ts';
import type { PostFailure } from './post-failure.ts';
import type { PostKindHandler } from './post-kind.ts';
import type { Answer } from './reading.ts';
import type { Settings } from './setting.ts';
import type { Work } from './work.ts';

export type { Work } from './work.ts';

/** Everything that the handler of an input may need. `R` names the repositories that it uses. */
export interface Context<R> extends Work<R> {
  /** Where it happened. Its id is `unstored` if the bot has stored nothing there. */
  readonly channel: Channel;
  /** The sender. Their id is `unstored` if the bot has stored nothing about them. */
  readonly member: Member;
  /** Returns the sender, and stores them if they are new. For handlers that store what refers to them: looking leaves no trace. */
  storeMember(): Promise<Member>;
  /** Returns the channel, and stores it if it is new. For handlers that store what refers to it. */
  storeChannel(): Promise<Channel>;
  /** Whether the sender manages the workspace. */
  readonly isManager: boolean;
  /** Whether the sender manages this channel, as a manager or as one of its owners. */
  readonly isOwner: boolean;
  /** Whether the sender is only a guest, who takes part in what others start; `undefined` if the platform did not say. */
  readonly isGuest: boolean | undefined;
  /** Why the bot can't post in the channel, as a sentence; `undefined` if it can. */
  readonly obstacle: string | undefined;
  /** What else the bot can't do in the channel. */
  readonly cannot: NonNullable<Place['cannot']>;
  /** What the channel's platform never does. */
  readonly lacks: NonNullable<Place['lacks']>;
  /** Values that the platform knows, such as the sender's time zone, by the names of options. */
  readonly known: Readonly<Record<string, string>>;
  /** Creates a code that nobody can guess. */
  code(): string;
  /** The IANA time zone in which this channel's days, weeks, and months begin. */
  readonly timezone: string;
}

/** Messages that the bot posts on its own. Their cards are built from the records whenever they are sent. */
export interface Outbox<Kind extends string> {
  /** Queues a new message behind all others of the channel. `subject` is the id of what it shows. */
  add(channel: number, kind: Kind, subject: number, now: number): Promise<void>;
  /** Queues an edit of a message for `at`, unless one is queued for earlier. */
  requestEdit(kind: Kind, subject: number, at: number): Promise<void>;
  /** Does the same for the messages about several subjects. */
  requestEdits(kind: Kind, subjects: readonly number[], at: number): Promise<void>;
}

/** Timers for work to do later, in whichever process is running by then. */
export interface Scheduler<Kind extends string> {
  /** Sets the one timer of this kind and subject to `dueAt`, epoch milliseconds. */
  set(kind: Kind, subject: number, dueAt: number): Promise<void>;
  clear(kind: Kind, subject: number): Promise<void>;
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

/** How many rows a slice of nightly work goes through: few enough to take a few milliseconds. */
export const sliceRows = 100;

/**
 * Does the next slice of nightly work, in a transaction of its own. It must do no harm if it is repeated or interrupted.
 * @param from where the last slice ended; 0 at first
 * @returns where this one ended; `undefined` if nothing is left to do
 */
export type NightHandler<R> = (from: number, work: Work<R>) => Promise<number | undefined>;

/** Makes nightly work of a function that removes at most `limit` rows and returns how many it removed. */
export const removing =
  <R>(remove: (limit: number, work: Work<R>) => Promise<number>): NightHandler<R> =>
  async (_, work) =>
    (await remove(sliceRows, work)) < sliceRows ? undefined : 0;

/** Answers a button press; `undefined` if this version can't read the button's id. */
export type ActionHandler<R> = (
  texts: readonly string[],
  context: Context<R>,
) => Promise<Answer<R>> | undefined;

/** A button press that is answered together with others. */
export interface Press {
  /** The texts of the action's values. */
  readonly texts: readonly string[];
  /** Where the button is. Its id is `unstored` if the bot has stored nothing there. */
  readonly channel: Channel;
  /** The sender. Their id is `unstored` if the bot has stored nothing about them. */
  readonly member: Member;
  /** The same person as the platform describes them, for handlers that store them. */
  readonly sender: Sender;
  /** When it was received, in epoch milliseconds. */
  readonly at: number;
  /** The IANA time zone in which this channel's days begin. */
  readonly timezone: string;
}

/**
 * Answers many presses in one transaction, because a crowd presses these buttons at once. Rejects if one of the presses
 * can't be answered; the others are then answered without it.
 */
export interface GatheredHandler<R> {
  /**
   * @param presses in the order in which they were received
   * @returns the replies in this order; `undefined` if this version can't read the button's id
   */
  readonly together: (presses: readonly Press[], work: Work<R>) => Promise<readonly (Reply | undefined)[]>;
}

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
export interface Feature<R> extends Settings<Context<R>> {
  readonly commands?: readonly Command<Context<R>, Lookup, Answer<R>>[];
  /** Commands that help does not list: those that only a form runs, and what the first word of commands does alone. */
  readonly forms?: readonly Command<Context<R>, Lookup, Answer<R>>[];
  /** By the name of the action's kind. */
  readonly actions?: Readonly<Record<string, ActionHandler<R> | GatheredHandler<R>>>;
  readonly inputs?: InputHandlers<R>;
  /**
   * The kinds of actions that may be handled again when their event arrives again, in this process or another one: those
   * that only show something, and those of which the records themselves take only the first. Gathered ones must be among
   * them. All others take the id of their event, which costs a write.
   */
  readonly repeatable?: readonly string[];
  /** By kind. */
  readonly timers?: Readonly<Record<string, TimerHandler<R>>>;
  /** By kind. */
  readonly posts?: Readonly<Record<string, PostKindHandler<R>>>;
  /** What is done every night, by name: above all, removing what nobody needs anymore. */
  readonly onNight?: Readonly<Record<string, NightHandler<R>>>;
  readonly personalData?: readonly PersonalData[];
  /** Handles that the bot can't post in a channel, for long or until somebody acts. Returns whom to notify. */
  readonly onOutage?: (failure: PostFailure, records: R) => Promise<Notice | undefined>;
  /** Handles that the bot was removed from a workspace. */
  readonly onLeft?: (workspace: Workspace, records: R, now: number) => Promise<void>;
  /** Continues what an earlier process left unfinished on these platforms. */
  readonly onStart?: (platforms: readonly Platform[], work: Work<R>) => Promise<void>;
}

/** Declares commands of a feature that uses the repositories `R`. */
export const commandsOf = <R>() => declaring<Context<R>, Lookup, Answer<R>>();
