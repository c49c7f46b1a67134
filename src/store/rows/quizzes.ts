import type { Generated } from 'kysely';
import type { Flag, Millis } from './columns.ts';

/** A quiz and its state. */
export interface QuizRow {
  id: Generated<number>;
  channelId: number;
  startedBy: number | null;
  seed: number;
  /** The engine's quiz as JSON. */
  state: string;
  running: Flag;
  version: number;
  /** What its starter chose, as JSON; null if it is older than this column. */
  settings: string | null;
  /** What it can be played again from; null if it is older than this column. */
  code: string | null;
}

/** A member who was in before a quiz began. */
export interface QuizPlayerRow {
  quizId: number;
  memberId: number;
  at: Millis;
  /** The place in `mixedTeams` of the team that they were dealt into. */
  dealt: number | null;
}

/** A member who posted how they did in a quiz. */
export interface QuizShareRow {
  quizId: number;
  memberId: number;
  at: Millis;
}

/** A member's vote to skip the open question of a quiz. */
export interface SkipVoteRow {
  roundId: number;
  memberId: number;
  at: Millis;
}
