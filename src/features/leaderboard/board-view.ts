/** The periods that a leaderboard can cover. */
export const periods = ['today', 'week', 'month', 'all'] as const;
/** Where points come from: everyone in the workspace, one channel, teams, or all workspaces of a league. */
export const scopes = ['workspace', 'channel', 'teams', 'league'] as const;
/** The games whose points count. */
export const games = ['all', 'daily', 'quiz'] as const;

/** The part of a leaderboard that is shown. */
export interface BoardView {
  readonly period: (typeof periods)[number];
  readonly scope: (typeof scopes)[number];
  readonly game: (typeof games)[number];
  /** From 0, or the one with the reader's row. */
  readonly page: number | 'own';
}
