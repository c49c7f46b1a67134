/** A post later than this is skipped, in milliseconds. */
const tooLateMs = 6 * 3_600_000;
/** A post up to this late counts as on time, in milliseconds. */
const punctualMs = 5 * 60_000;

/** Decides what to do at `now` with a post that was due at `dueAt`, both in epoch milliseconds. */
export const punctualityOf = (dueAt: number, now: number): 'on time' | 'late' | 'skip' => {
  const late = now - dueAt;
  if (late > tooLateMs) return 'skip';
  return late > punctualMs ? 'late' : 'on time';
};
