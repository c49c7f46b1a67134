import type { Card } from '../chat/card.ts';
import type { Notice } from '../chat/messages.ts';
import type { Address } from '../chat/people.ts';
import type { PostFailure } from './post-failure.ts';
import type { Reading } from './reading.ts';
import type { Work } from './work.ts';

/** Handles one kind of message that the bot posts on its own. */
export interface PostKindHandler<R> {
  /** Builds the message's card from the current records, or says how to; `undefined` if its subject is gone. */
  card(subject: number, work: Work<R>): Promise<Card | undefined | Reading<R, Card | undefined>>;
  /** Prepares a message that is about to be sent for the first time. Returns whether to send it. */
  beforeSend?(subject: number, work: Work<R>): Promise<boolean>;
  /** Returns whether a message that was refused is still worth posting later; true if this is missing. */
  canWait?(subject: number, work: Work<R>): Promise<boolean>;
  /** Finds out who else should hear by now that a message can't be posted; nobody if this is missing. */
  notice?(subject: number, failure: PostFailure, work: Work<R>): Promise<Notice | undefined>;
  /** Handles that a message was sent for the first time, or was given up. */
  afterSend?(subject: number, isSent: boolean, work: Work<R>): Promise<void>;
  /** Names the thread that is opened under the message once it is posted; `undefined` if there is none. */
  thread?(subject: number, work: Work<R>): Promise<string | undefined>;
  /** Handles that the thread is open. */
  afterThread?(subject: number, thread: Address, work: Work<R>): Promise<void>;
  /** Handles that an edit found out that somebody had deleted the message. */
  afterDelete?(subject: number, work: Work<R>): Promise<void>;
  /**
   * Lists the subjects of messages that may name a member because they answered some of these rounds, so that the messages
   * are edited once the member is erased. Missing if messages of this kind never name anybody for that.
   */
  naming?(member: number, rounds: readonly number[], work: Work<R>): Promise<readonly number[]>;
  /** Lists the subjects of messages that name a member for other reasons; none if this is missing. */
  alsoNaming?(member: number, work: Work<R>): Promise<readonly number[]>;
  /** Set if a message never changes long after it was posted and names nobody. The bot forgets it after 90 days. */
  readonly isFinal?: true;
}
