import { runningStreak } from '../../engine/streak.ts';
import type { Records } from '../ports/store.ts';

/** The streak that a member has now in a channel. */
export const streakNow = async (
  { asking, streaks }: Records,
  member: number,
  channel: number,
): Promise<number> => {
  const { day, firstOpen } = await asking.latestDay(channel);
  return runningStreak(await streaks.of(member, channel, firstOpen - 1), day, firstOpen);
};
