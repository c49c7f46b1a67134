import type { Generated } from 'kysely';
import type { PostKind, TimerKind } from '../../bot/features.ts';
import type { RoleKind } from '../../features/roles/repository.ts';
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
  /** Until when the platform asked to wait. */
  heldUntil: Generated<Millis>;
  /** Whether the platform refused it, so that later posts do not wait for it. */
  refused: Generated<Flag>;
  /**
   * 1 if it may show the name of somebody who was erased, so that an edit must be requested; 2 if the latest edit was
   * requested for nothing else.
   */
  stale: Generated<Flag | 2>;
}

/** A channel whose posts fail. */
export interface OutageRow {
  channelId: number;
  since: Millis;
  reason: string;
}

/** The last time that a member was told why a channel's posts fail. */
export interface OutageNoticeRow {
  channelId: number;
  memberId: number;
  reason: string;
  at: Millis;
}

/** A file that the bot uploaded, and a message that needs it. */
export interface UploadRow {
  platform: string;
  workspace: string;
  message: string;
  file: string;
  /** When the message needs it no longer; null as long as it shows it. */
  until: Millis | null;
}

/** An event whose effects are stored. */
export interface TakenEventRow {
  /** A hash of the platform's id. */
  id: string;
  at: Millis;
}

/** A thread under the message of a question or a quiz. */
export interface ThreadRow {
  kind: 'round' | 'quiz';
  /** The id of the round or the quiz. */
  subject: number;
  channelId: number;
}

/** A place where the bot has introduced itself. */
export interface GreetingRow {
  platform: string;
  workspace: string;
  /** Empty for the whole workspace. */
  channel: string;
  at: Millis;
}

/** A role that is given in a workspace. */
export interface GivenRoleRow {
  platform: string;
  workspace: string;
  kind: RoleKind;
  /** The platform's id; null until it is created. */
  role: string | null;
  setBy: number | null;
  /** The first day of the month whose best have it; null if it is none that goes by months, or nobody got it yet. */
  month: string | null;
}

/** A role that must be taken from somebody of whom nothing else may be known anymore. */
export interface RoleToTakeRow {
  id: Generated<number>;
  platform: string;
  workspace: string;
  user: string;
  role: string;
  /** The member who is told if it can't be done. */
  setBy: number | null;
}

/** Whether a member wants a role, or is to have it, and whether they have it. */
export interface RoleMemberRow {
  memberId: number;
  kind: RoleKind;
  wanted: Flag;
  held: Flag;
}
