import type { Generated } from 'kysely';
import type { Period } from '../../engine/periods.ts';
import type { Flag } from './columns.ts';

/** A leaderboard of members. */
export interface LeaderboardRow {
  id: Generated<number>;
  /** Its channel; the board of a workspace belongs to the first channel that the bot met there. */
  placeId: number;
  scope: 'workspace' | 'channel';
  game: 'all' | 'daily' | 'quiz';
  period: Period;
  /** The first local date of the period; empty for all time. */
  since: string;
  /** Whether it has its standings. Those of a period that nobody can look at anymore are removed. */
  kept: Flag;
}

/** A member's points on a leaderboard. */
export interface StandingRow {
  memberId: number;
  boardId: number;
  points: number;
  answers: number;
  correct: number;
}

/** The number of members of a leaderboard who have the same points. */
export interface StandingCountRow {
  boardId: number;
  points: number;
  members: number;
}
