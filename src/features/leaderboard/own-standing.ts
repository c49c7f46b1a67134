import type { Context } from '../feature.ts';
import type { LeaderboardRecords, OwnStanding } from './repository.ts';

/** A member's all-time standing in the workspace. */
export interface FoundStanding {
  /** `undefined` before their first answer. */
  readonly standing: OwnStanding | undefined;
  /** How many members the board has. */
  readonly size: number;
  /** Whether points are about to change. */
  readonly isRecounting: boolean;
}

/** Finds a member's standing. */
export const standingOf = async (
  member: number,
  { records: { boards, folding, recounting }, channel }: Context<LeaderboardRecords>,
): Promise<FoundStanding> => {
  await folding.fold(channel);
  const query = { channel, scope: 'workspace', game: 'all', period: 'all', on: '' } as const;
  const found = (await boards.own(query, member)) ?? { standing: undefined, size: 0 };
  return { ...found, isRecounting: await recounting.isIn(channel) };
};
