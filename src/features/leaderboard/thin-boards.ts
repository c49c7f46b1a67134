import { localDate } from '../../engine/schedule.ts';
import { type NightHandler, sliceRows } from '../feature.ts';
import type { LeaderboardRecords } from './repository.ts';

/** On the same instant, two time zones can be on dates this far apart. */
const mostApart = 2;

/** Removes the standings of days, weeks, and months that no leaderboard shows anymore, a few at a time. */
export const thinBoards: NightHandler<LeaderboardRecords> = (after, { records, now }) => {
  const before = Temporal.PlainDate.from(localDate(now, 'UTC')).subtract({ days: mostApart });
  return records.folding.thin(after, before.toString(), sliceRows);
};
