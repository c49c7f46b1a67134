const minuteMs = 60_000;
const longestMs = 60 * minuteMs;
/** Failures after which pauses grow beyond a minute, which is soon enough for what passes within a quarter of an hour. */
const patient = 17;
/** With the pauses as they are, this many failures take a day. */
const mostFailures = 75;

/**
 * How long to wait, in whole milliseconds, after so many failures in a row: seconds at first, then minutes, an hour at most.
 * Nothing once a day is over. A pause stays short beside the time that went before it, so that what was held up by an
 * outage goes out soon after its end.
 */
export const pauseAfter = (failures: number): number | undefined => {
  if (failures >= mostFailures) return undefined;
  const first = Math.min(1000 * 2 ** (failures - 1), minuteMs);
  return Math.round(Math.min(first * 1.1 ** Math.max(0, failures - patient), longestMs));
};
