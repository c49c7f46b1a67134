import { nextOccurrences, type Occurrence } from '../../engine/schedule.ts';
import type { DailyRecords, Schedule, Schedules } from './repository.ts';

/** Plans the schedule's next post and returns when it is due. A date that has its question gets no second one. */
export const planNext = async (
  records: DailyRecords,
  schedule: Schedule,
  now: number,
): Promise<Occurrence> => {
  const [next] = await coming(records, schedule, now, 1);
  if (next === undefined) throw new Error(`Schedule ${schedule.id} has no next occurrence.`);
  await records.scheduler.set('daily', schedule.id, next.at);
  return next;
};

/** Lists the schedule's next `count` posts. */
export const coming = async (
  { schedules }: { readonly schedules: Schedules },
  schedule: Schedule,
  now: number,
  count: number,
): Promise<Occurrence[]> => {
  const last = await schedules.lastDate(schedule.id);
  const next = nextOccurrences(schedule, now, count + 1);
  return next.filter(({ date }) => date !== last).slice(0, count);
};

/**
 * Stops a schedule and the timer of its next post.
 * @param because why, as a sentence, unless a manager stopped it
 */
export const stopSchedule = async (
  { schedules, scheduler }: DailyRecords,
  id: number,
  status: 'paused' | 'removed',
  because?: string,
): Promise<void> => {
  await schedules.setStatus(id, status, because);
  await scheduler.clear('daily', id);
};
