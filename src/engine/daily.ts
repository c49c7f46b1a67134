/** A post this late is not made any more. */
const tooLateMs = 6 * 3_600_000;
/** A post up to this late needs no excuse. */
const punctualMs = 5 * 60_000;

/** What to do with a post that was due at `dueAt` when it is `now`, both in epoch milliseconds. */
export const postVerdict = (dueAt: number, now: number): 'on time' | 'late' | 'skip' => {
  const late = now - dueAt;
  if (late > tooLateMs) return 'skip';
  return late > punctualMs ? 'late' : 'on time';
};
