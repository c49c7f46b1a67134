import type { Context } from '../feature.ts';
import type { LeaderboardRecords, OwnStanding } from './repository.ts';

/** Finds a member's all-time standing in the workspace, `undefined` before their first answer, and the board's size. */
export const standingOf = async (
  member: number,
  { records: { boards, folding }, channel }: Context<LeaderboardRecords>,
): Promise<{ readonly standing: OwnStanding | undefined; readonly size: number }> => {
  await folding.fold(channel);
  const query = { channel, scope: 'workspace', game: 'all', period: 'all', on: '' } as const;
  return (await boards.own(query, member)) ?? { standing: undefined, size: 0 };
};
