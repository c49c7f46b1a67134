/** Timeouts, requests that came too early, and too many of them; and 401, which says nothing about one message. */
const passing = new Set([401, 408, 425, 429]);

/** Returns whether a platform's HTTP status means that it refuses a message, and will again. */
export const isRefusedStatus = (status: number): boolean =>
  status >= 400 && status < 500 && !passing.has(status);
