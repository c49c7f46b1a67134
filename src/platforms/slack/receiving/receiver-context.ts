import type { Logger } from 'pino';
import type { IsFirst } from '../../../chat/event-deduplicator.ts';
import type { Handler } from '../../../chat/platform-adapter.ts';
import type { KnownChannels, PlaceOf } from '../channels.ts';
import type { ShowHome } from '../home/home.ts';
import type { HomeWatch } from '../home/home-watch.ts';
import type { NameMentions } from '../mentions.ts';
import type { LookUp, People } from '../people.ts';
import type { SendReply } from '../reply.ts';
import type { Enter } from './entering.ts';

/** What the receiver needs to handle events. */
export interface ReceiverContext {
  readonly handler: Handler;
  readonly workspace: string;
  readonly log: Logger;
  readonly deliver: SendReply;
  readonly channels: KnownChannels;
  readonly enter: Enter;
  readonly placeOf: PlaceOf;
  readonly isNew: IsFirst;
  /**
   * How long a modal or a menu waits for a reply, in milliseconds, because Slack waits only three seconds. After that,
   * the reply to a modal comes as a message, and a menu stays empty.
   */
  readonly replyLimitMs: number;
  readonly lookUp: LookUp;
  readonly glance: LookUp;
  /** Forgets a person who was looked up. */
  forget(user: string): void;
  readonly learn: People['learn'];
  readonly nameMentions: NameMentions;
  readonly showHome: ShowHome;
  readonly homes: HomeWatch;
}
