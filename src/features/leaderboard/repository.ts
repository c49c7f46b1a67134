import type { Channel, Member, Members, Workspace } from '../../chat/people.ts';
import type { Period } from '../../engine/periods.ts';
import type { LeagueRecords } from '../league/repository.ts';
import type { TeamsRecords } from '../teams/repository.ts';

/** A leaderboard. */
export interface BoardQuery {
  readonly channel: Channel;
  readonly scope: 'workspace' | 'channel';
  readonly game: 'all' | 'daily' | 'quiz';
  readonly period: Period;
  /** A local date in the period, as in `2026-11-16`. */
  readonly on: string;
}

/** A member's points and rank. */
export interface OwnStanding {
  readonly member: number;
  readonly name: string;
  readonly points: number;
  /** How many questions they answered, and how many of those right. */
  readonly answers: number;
  readonly right: number;
  /** Ties share a rank. */
  readonly rank: number;
}

/** A row of a board. */
export interface Standing extends OwnStanding {
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

/** Tells which period standings are from. */
export interface OfPeriod {
  /** The first day of the period, as in `2026-11-16`; empty for all time. */
  readonly since: string;
}

/** The best of a board. */
export interface BestPart extends BoardPart {
  /** How many more share the last one's rank. */
  readonly more: number;
}

/** The best of a quiz. */
export interface QuizPart extends BestPart {
  /** How many questions were asked. */
  readonly asked: number;
}

/** Tells whether points are about to change. */
export interface Recounting {
  /** Returns whether answers in the workspace are being graded again. */
  isIn(workspace: Workspace): Promise<boolean>;
}

/**
 * Finds standings. Ties are ordered by right answers, then by who came first. Boards show what is folded by now; see
 * {@link Folding}. If nobody is on a board, the latest earlier period in which somebody was is shown instead.
 */
export interface Boards {
  /**
   * Reads `limit` rows, starting at row `offset`. If `reader` is on the board but not among them, adds their row, the one
   * above and the one below.
   */
  page(query: BoardQuery, offset: number, limit: number, reader?: number): Promise<BoardPart & OfPeriod>;
  /** Finds a member's standing, and how many members the board has; `undefined` if they are not on it. */
  own(
    query: BoardQuery,
    member: number,
  ): Promise<{ readonly standing: OwnStanding; readonly size: number } | undefined>;
  /** Lists the workspace's teams in which somebody answered, best first. A period without any counts as empty. */
  teams(query: BoardQuery): Promise<{ readonly standings: readonly TeamStanding[] } & OfPeriod>;
  /**
   * Lists the best `limit` standings of one quiz. Equal points are ordered by the time that right answers took.
   * @param through the last question that counts, from 0; left out for all of them
   */
  quiz(quiz: number, limit: number, through?: number): Promise<QuizPart>;
  /** Lists the teams that played in one quiz, best first: those that it was mixed into, or else the workspace's. */
  quizTeams(quiz: number, through?: number): Promise<readonly TeamStanding[]>;
}

/** Finds standings in leagues. They are added up whenever somebody looks, which takes the longer the more people there are. */
export interface LeagueBoards {
  /**
   * Reads a page like that of {@link Boards}, of all workspaces in the channel's league. Linked accounts are one person,
   * with the name that they have in the channel's workspace if they are on its board.
   */
  page(
    query: Omit<BoardQuery, 'scope'>,
    offset: number,
    limit: number,
    reader?: number,
  ): Promise<BoardPart & OfPeriod>;
}

/**
 * Adds up points behind the answers. An answer is stored with the day's totals alone, because what it changes on all boards
 * costs more than the answer itself.
 */
export interface Folding {
  /**
   * Folds some of the totals that changed into the standings, in about 20 ms: of this workspace, if one is given. Folding
   * them again changes nothing.
   * @returns whether there may be more
   */
  fold(workspace?: Workspace): Promise<boolean>;
  /**
   * Removes at most `limit` standings of periods that ended before `before`, a date, except the latest ones with anybody on
   * the board. `after` is what the last call returned, and 0 at first.
   * @returns where to go on; `undefined` if nothing is left
   */
  thin(after: number, before: string, limit: number): Promise<number | undefined>;
}

/** Whether others see a member on leaderboards; if not, whether the member hides or a manager says that they left. */
export type Seen = 'shown' | 'hidden' | 'left';

/** The members who stay off the leaderboards. They have points and a rank all the same, which they alone see. */
export interface Visibility {
  of(member: number): Promise<Seen>;
  set(member: Member, wanted: Seen): Promise<void>;
  /** Lists up to `limit` members of whom a manager said that they left. */
  whoLeft(workspace: Workspace, limit: number): Promise<readonly Member[]>;
}

/** The repositories of this feature. */
export interface LeaderboardRecords extends TeamsRecords, LeagueRecords {
  readonly boards: Boards;
  readonly leagueBoards: LeagueBoards;
  readonly folding: Folding;
  readonly recounting: Recounting;
  readonly visibility: Visibility;
  readonly members: Pick<Members, 'get' | 'meetAll'>;
}
