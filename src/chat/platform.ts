import { HotseatError } from '../errors.ts';
import type { Card } from './card.ts';
import type { Address, Identity, Workspace } from './people.ts';

/** A chat platform that the bot posts to on its own. It renders the cards and sends them. */
export interface Platform {
  readonly name: string;
  /** The only workspace that is served; `undefined` if all of them are. */
  readonly workspace?: string;
  /**
   * Posts a card and returns the platform's id of the message.
   * @param key identifies the post across retries, in at most 25 characters; platforms that can must not post a key twice
   */
  post(address: Address, card: Card, key: string): Promise<string>;
  /** Set if messages can't be changed once they are shown, so that an edit shows what is new below them. */
  readonly isPrinted?: true;
  /** Replaces the card of a message. Resolves to `deleted` if somebody has deleted the message. */
  edit(address: Address, message: string, card: Card): Promise<'deleted' | undefined>;
  /** Shows a card to one person alone, wherever the platform can do that. */
  tell(person: Identity, card: Card): Promise<void>;
  /** Finds the id of the message that was posted under `key` before; `undefined` if there is none. */
  find(address: Address, key: string): Promise<string | undefined>;
  /** Opens threads; left out if the platform has no threads that are channels of their own. */
  readonly threads?: Threads;
  /** Creates and gives roles; left out if the platform has none. */
  readonly roles?: Roles;
}

/**
 * Roles, by which several people are called at once, or stand out. Throws a PlatformRefusal where the bot may not do that, with
 * the reason `gone` if the person is not there anymore, or no role to be taken.
 */
export interface Roles {
  /**
   * Creates a role, and returns its id.
   * @param isCalled whether cards may call it
   */
  create(workspace: Workspace, name: string, isCalled: boolean): Promise<string>;
  give(person: Identity, role: string): Promise<void>;
  take(person: Identity, role: string): Promise<void>;
}

/** Opens threads under messages, in which people talk about them. */
export interface Threads {
  /**
   * Opens a thread under a message, unless there is one, and returns its address. Throws a PlatformRefusal if the bot may not.
   * @param name at most 100 characters
   */
  open(address: Address, message: string, name: string): Promise<Address>;
}

/**
 * Why a platform refuses something. `gone`: the channel does not exist anymore. `forbidden`: the bot may not do that
 * there, and the remedy is known. `unknown`: for a reason that nobody foresaw, which may concern only this message. `lost`:
 * whether this message arrived can't be found out; others can still be posted.
 */
export type RefusalReason = 'gone' | 'forbidden' | 'unknown' | 'lost';

/** The platform will not accept this, now or later, unless somebody does something about it. */
export class PlatformRefusal extends HotseatError {
  override readonly name = 'PlatformRefusal';
  readonly code = 'platform-refused';
  override readonly userMessage: string;
  readonly reason: RefusalReason;

  /** @param remedy a sentence for a manager: what is in the way, and what to do about it */
  constructor(reason: RefusalReason, remedy: string, options?: ErrorOptions) {
    super(remedy, options);
    this.userMessage = remedy;
    this.reason = reason;
  }
}

/** The platform asks to wait for `afterMs` milliseconds. `message` says so in a sentence. */
export class PlatformBusy extends HotseatError {
  override readonly name = 'PlatformBusy';
  readonly code = 'platform-busy';
  readonly afterMs: number;

  constructor(afterMs: number, message: string, options?: ErrorOptions) {
    super(message, options);
    this.afterMs = afterMs;
  }
}

/** Finds the platform that serves a workspace; `undefined` if none does. */
export const platformFor = (
  platforms: readonly Platform[],
  { platform, workspace }: Workspace,
): Platform | undefined =>
  platforms.find(
    ({ name, workspace: only }) => name === platform && (only === undefined || only === workspace),
  );
