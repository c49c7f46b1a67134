import type { Channel } from './people.ts';

/** Which totals count. */
export interface BoardQuery {
  readonly channel: Channel;
  readonly scope: 'workspace' | 'channel';
  readonly game: 'all' | 'daily' | 'quiz';
  /** Local date, as in `2026-11-16`, from which on points count; nothing for all time. */
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
}

/** One track's share in a member's answers. */
export interface TrackRecord {
  readonly track: string;
  readonly answers: number;
  readonly right: number;
}

export interface Boards {
  /** The best `limit` of the query, and how many there are in all. */
  top(
    query: BoardQuery,
    limit: number,
  ): Promise<{ readonly standings: readonly Standing[]; readonly size: number }>;
  /** One member's standing; nothing without an answer. */
  own(query: BoardQuery, member: number): Promise<Standing | undefined>;
  /** Standings of one quiz, all of them or the best `limit`. */
  quiz(quiz: number, limit: number): Promise<readonly Standing[]>;
  /** Answers by track, most answered first. */
  tracks(member: number): Promise<readonly TrackRecord[]>;
  /** The longest streak a member ever had in one channel. */
  bestStreak(member: number): Promise<number>;
}
