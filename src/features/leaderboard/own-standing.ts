import type { Context } from '../feature.ts';
import type { BoardQuery, LeaderboardRecords, Standing } from './repository.ts';

/** Finds a member's all-time standing in the workspace, `undefined` before their first answer, and the board's size. */
export const standingOf = async (
  member: number,
  { records: { boards }, channel }: Context<LeaderboardRecords>,
): Promise<{ readonly standing: Standing | undefined; readonly size: number }> => {
  const query: BoardQuery = { channel, scope: 'workspace', game: 'all', from: undefined };
  const { standings, size } = await boards.page(query, 0, 0, member);
  return { standing: standings.find((one) => one.member === member), size };
};
