import type { Channel } from '../../chat/people.ts';
import type { TeamsRecords } from '../teams/repository.ts';

/** Which totals count. */
export interface BoardQuery {
  readonly channel: Channel;
  readonly scope: 'workspace' | 'channel';
  readonly game: 'all' | 'daily' | 'quiz';
  /** Local date, as in `2026-11-16`, from which on points count; `undefined` for all time. */
  readonly from: string | undefined;
}

export interface Standing {
  readonly member: number;
  readonly name: string;
  readonly points: number;
  /** Questions answered, and answered right. */
  readonly answers: number;
  readonly right: number;
  /** Shared by equals. */
  readonly rank: number;
  /** Number of the row, from 1, which nobody shares. */
  readonly place: number;
}

/** A team as its best three members make it. */
export interface TeamStanding {
  readonly team: number;
  readonly name: string;
  /** Mean of the best three members' points; one who is missing counts zero. */
  readonly points: number;
  /** How many of its members answered, and how many it has. */
  readonly players: number;
  readonly members: number;
  /** Shared by equals. */
  readonly rank: number;
}

/** Some rows of a board. */
export interface BoardPart {
  readonly standings: readonly Standing[];
  /** How many stand on the whole board. */
  readonly size: number;
}

/** Who stands where. Equals are ordered by right answers, then by name. */
export interface Boards {
  /**
   * `limit` rows of the query from row `offset` on; and, where `reader` stands elsewhere on it, that row with the one above
   * and the one below.
   */
  page(query: BoardQuery, offset: number, limit: number, reader?: number): Promise<BoardPart>;
  /** The workspace's teams in which somebody answered, best first. */
  teams(query: BoardQuery): Promise<readonly TeamStanding[]>;
  /** Standings of one quiz, all of them or the best `limit`. */
  quiz(quiz: number, limit: number): Promise<readonly Standing[]>;
  /** The teams that played one quiz, best first. */
  quizTeams(quiz: number): Promise<readonly TeamStanding[]>;
}

/** The repositories of this feature. */
export interface LeaderboardRecords extends TeamsRecords {
  readonly boards: Boards;
}
