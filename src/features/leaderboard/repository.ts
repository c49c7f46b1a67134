import type { Channel } from '../../chat/people.ts';
import type { TeamsRecords } from '../teams/repository.ts';

/** The totals that a board counts. */
export interface BoardQuery {
  readonly channel: Channel;
  readonly scope: 'workspace' | 'channel';
  readonly game: 'all' | 'daily' | 'quiz';
  /** Local date, as in `2026-11-16`, from which on points count; `undefined` for all time. */
  readonly from: string | undefined;
}

/** A member's points and rank. */
export interface Standing {
  readonly member: number;
  readonly name: string;
  readonly points: number;
  /** How many questions they answered, and how many of those right. */
  readonly answers: number;
  readonly right: number;
  /** Ties share a rank. */
  readonly rank: number;
  /** Number of the row, from 1. Ties have different ones. */
  readonly place: number;
}

/** A team's points and rank. */
export interface TeamStanding {
  readonly team: number;
  readonly name: string;
  /** The mean of its best three members' points; a missing member counts as zero. */
  readonly points: number;
  /** How many of its members answered, and how many it has. */
  readonly players: number;
  readonly members: number;
  /** Ties share a rank. */
  readonly rank: number;
}

/** Some rows of a board. */
export interface BoardPart {
  readonly standings: readonly Standing[];
  /** How many members the whole board has. */
  readonly size: number;
}

/** The best of a quiz. */
export interface QuizPart extends BoardPart {
  /** How many more share the last one's rank. */
  readonly more: number;
}

/** Finds standings. Ties are ordered by right answers, then by name. */
export interface Boards {
  /**
   * Reads `limit` rows, starting at row `offset`. If `reader` is on the board but not among them, adds their row, the one
   * above and the one below.
   */
  page(query: BoardQuery, offset: number, limit: number, reader?: number): Promise<BoardPart>;
  /** Lists the workspace's teams in which somebody answered, best first. */
  teams(query: BoardQuery): Promise<readonly TeamStanding[]>;
  /** Lists the best `limit` standings of one quiz. */
  quiz(quiz: number, limit: number): Promise<QuizPart>;
  /** Lists the teams that played in one quiz, best first. */
  quizTeams(quiz: number): Promise<readonly TeamStanding[]>;
}

/** The repositories of this feature. */
export interface LeaderboardRecords extends TeamsRecords {
  readonly boards: Boards;
}
