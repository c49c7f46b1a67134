import type { Context } from '../feature.ts';
import type { BoardQuery, LeaderboardRecords, Standing } from './repository.ts';

/** Where a member stands in the workspace, of all time, and how many stand there; no standing without an answer. */
export const standingOf = async (
  member: number,
  { records: { boards }, channel }: Context<LeaderboardRecords>,
): Promise<{ readonly standing: Standing | undefined; readonly size: number }> => {
  const query: BoardQuery = { channel, scope: 'workspace', game: 'all', from: undefined };
  const { standings, size } = await boards.page(query, 0, 0, member);
  return { standing: standings.find((one) => one.member === member), size };
};
