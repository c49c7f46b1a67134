import type { Notice } from '../../chat/messages.ts';
import { failingCard } from '../outages/cards.ts';
import type { PostFailure } from '../post-failure.ts';
import { pausedCard } from './cards.ts';
import { stopSchedule } from './planning.ts';
import type { DailyRecords } from './repository.ts';

/**
 * Pauses the daily question of a channel in which nothing can be posted until somebody acts. The person who set it up
 * hears of that, and of any other failure that goes on for long.
 */
export const pauseOrTell = async (
  failure: PostFailure,
  records: DailyRecords,
): Promise<Notice | undefined> => {
  const { channel, reason, isFinal } = failure;
  const schedule = await records.schedules.ofChannel(channel.id);
  if (schedule === undefined) return undefined;
  const because = `I could not post in #${channel.name}. ${reason}`;
  if (isFinal && schedule.status === 'active') await stopSchedule(records, schedule.id, 'paused', because);
  const isPaused = isFinal && (schedule.status === 'active' || schedule.pausedBecause === because);
  const to = schedule.setUpBy === undefined ? undefined : await records.members.get(schedule.setUpBy);
  return to && { to, card: isPaused ? pausedCard(because) : failingCard(failure) };
};
