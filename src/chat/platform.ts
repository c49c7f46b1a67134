import { HotseatError } from '../errors.ts';
import type { Card } from './card.ts';
import type { Address, Identity, Workspace } from './people.ts';

/** A chat platform to which the bot posts on its own account. Rendering and sending are its affair. */
export interface Platform {
  readonly name: string;
  /** The only workspace that is served; `undefined` if all of the platform are. */
  readonly workspace?: string;
  /**
   * Posts a card and answers the platform's id of the message.
   * @param key names this post forever, in at most 25 characters; a platform that can must not post a key twice
   */
  post(address: Address, card: Card, key: string): Promise<string>;
  /** Shows another card in a message's place. */
  edit(address: Address, message: string, card: Card): Promise<void>;
  /** Shows a card to one person alone, wherever the platform can. */
  tell(person: Identity, card: Card): Promise<void>;
  /** The id of the message that an earlier process posted under `key`; `undefined` if there is none. */
  find(address: Address, key: string): Promise<string | undefined>;
}

/** The platform will not take this now or later: the channel is gone, or the bot may not post there. */
export class PlatformRefusal extends HotseatError {
  override readonly name = 'PlatformRefusal';
  readonly reason: 'gone' | 'forbidden';

  /** @param remedy a sentence for a manager: what is in the way, and what to do about it */
  constructor(reason: 'gone' | 'forbidden', remedy: string, options?: ErrorOptions) {
    super('platform-refused', remedy, { ...options, userMessage: remedy });
    this.reason = reason;
  }
}

/** The platform asks to be left alone for a while. */
export class PlatformBusy extends HotseatError {
  override readonly name = 'PlatformBusy';
  readonly afterMs: number;

  constructor(afterMs: number, message: string, options?: ErrorOptions) {
    super('platform-busy', message, options);
    this.afterMs = afterMs;
  }
}

/** Finds the platform that serves a workspace. */
export const platformFor = (
  platforms: readonly Platform[],
  { platform, workspace }: Workspace,
): Platform | undefined =>
  platforms.find(
    ({ name, workspace: only }) => name === platform && (only === undefined || only === workspace),
  );
