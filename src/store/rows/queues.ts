import type { Generated } from 'kysely';
import type { PostKind, TimerKind } from '../../bot/features.ts';
import type { Flag, Millis } from './columns.ts';

/** Something to do later. */
export interface TimerRow {
  id: Generated<number>;
  kind: TimerKind;
  subject: number;
  dueAt: Millis;
  /** When the last claim lapses. */
  leaseUntil: Millis;
}

/** A message in the outbox. */
export interface PostRow {
  id: Generated<number>;
  channelId: number;
  kind: PostKind;
  subject: number;
  key: string;
  message: string | null;
  /** The number of the latest version. */
  wanted: number;
  /** Whether that version must still be sent. */
  pending: Flag;
  attempts: number;
  dueAt: Millis;
  /** When the last claim lapses. */
  leaseUntil: Millis;
}

/** An event whose effects are stored. */
export interface TakenEventRow {
  /** A hash of the platform's id. */
  id: string;
  at: Millis;
}
