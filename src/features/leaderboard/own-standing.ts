import type { Context } from '../feature.ts';
import type { BoardQuery, LeaderboardRecords, Standing } from './repository.ts';

/** A member's all-time standing in the workspace. */
export interface OwnStanding {
  /** `undefined` before their first answer. */
  readonly standing: Standing | undefined;
  /** How many members the board has. */
  readonly size: number;
  /** Whether points are about to change. */
  readonly isRecounting: boolean;
}

/** Finds a member's standing. */
export const standingOf = async (
  member: number,
  { records: { boards, recounting }, channel }: Context<LeaderboardRecords>,
): Promise<OwnStanding> => {
  const query: BoardQuery = { channel, scope: 'workspace', game: 'all', from: undefined };
  const { standings, size } = await boards.page(query, 0, 0, member);
  const standing = standings.find((one) => one.member === member);
  return { standing, size, isRecounting: await recounting.isIn(channel) };
};
