import type { Generated } from 'kysely';
import type { PostKind, TimerKind } from '../../bot/features.ts';
import type { Flag, Millis } from './columns.ts';

export interface TimerRow {
  id: Generated<number>;
  kind: TimerKind;
  subject: number;
  dueAt: Millis;
  /** When the last claim lapses. */
  leaseUntil: Millis;
}

export interface PostRow {
  id: Generated<number>;
  channelId: number;
  kind: PostKind;
  subject: number;
  key: string;
  message: string | null;
  /** Number of the version that is wanted. */
  wanted: number;
  /** Whether that is still to be sent. */
  pending: Flag;
  attempts: number;
  dueAt: Millis;
  /** When the last claim lapses. */
  leaseUntil: Millis;
}
