const minuteMs = 60_000;
const longestMs = 60 * minuteMs;
/** After this many failures, about 12 minutes, pauses grow beyond a minute. Short outages are over by then. */
const patient = 17;
/** With these pauses, this many failures take a day. */
const mostFailures = 75;
/** After this many refusals, about an hour, an edit is given up. */
const mostRefusals = 7;

/**
 * Returns how long to wait after a number of failures in a row, in whole milliseconds: seconds at first, then minutes, an
 * hour at most; `undefined` once a day has passed. Each pause is short compared to the time before it, so a message that
 * an outage held up is sent soon after the outage ends.
 */
export const pauseAfter = (failures: number): number | undefined => {
  if (failures >= mostFailures) return undefined;
  const first = Math.min(1000 * 2 ** (failures - 1), minuteMs);
  return Math.round(Math.min(first * 1.1 ** Math.max(0, failures - patient), longestMs));
};

/** Returns how long to wait after a number of refusals of an edit in a row; `undefined` once an hour has passed. */
export const pauseAfterRefusal = (refusals: number): number | undefined =>
  refusals >= mostRefusals ? undefined : minuteMs * 2 ** (refusals - 1);

/** Returns how long to wait after a refusal in a channel whose posts have failed for `ms`: a minute to an hour. */
export const pauseInOutage = (ms: number): number => Math.min(Math.max(ms, minuteMs), longestMs);
