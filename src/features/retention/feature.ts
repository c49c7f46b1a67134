import { localDate } from '../../engine/schedule.ts';
import { type Feature, sliceRows } from '../feature.ts';
import type { RetentionRecords } from './repository.ts';

const dayMs = 24 * 3_600_000;

/** Thins out what is older than whoever runs the bot wants to keep. Without a limit, nothing goes. */
export const retention = {
  onNight: {
    'old-answers': async (from, { records, now, retentionDays }) =>
      retentionDays === undefined
        ? undefined
        : records.aging.thinAnswers(from, now - retentionDays * dayMs, sliceRows),
    'old-names': async (from, { records, now, retentionDays }) =>
      retentionDays === undefined
        ? undefined
        : records.aging.forgetNames(from, localDate(now - retentionDays * dayMs, 'UTC'), sliceRows),
  },
} satisfies Feature<RetentionRecords>;
