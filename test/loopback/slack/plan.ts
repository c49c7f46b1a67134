import { METHODS } from './api/methods.ts';
import type { Core } from './core.ts';
import { type FaultAim, type Held, planHold } from './faults.ts';
import type { Dict } from './json.ts';
import type { RateRule } from './rate.ts';

/** Creates the functions with which a test makes Slack misbehave. A method may also be `response_url` or `upload`. */
export function planner({ faults, rates }: Core) {
  const plan: Core['faults']['plan'] = (method, fault, aim) => faults.plan(known(method), fault, aim);
  return {
    /** Refuses the next calls with a Slack error (HTTP 200), or with an HTTP status if `what` is a number. */
    fail: (method: string, what: string | number, aim?: FaultAim & { extra?: Dict }): void =>
      plan(
        method,
        typeof what === 'number'
          ? { kind: 'status', status: what }
          : { kind: 'error', error: what, ...(aim?.extra ? { extra: aim.extra } : {}) },
        aim,
      ),
    /** Answers the next calls with 429 and `Retry-After` (0 makes clients retry right away). */
    rateLimit: (method: string, retryAfter = 1, aim?: FaultAim): void =>
      plan(method, { kind: 'ratelimit', retryAfter }, aim),
    /** Cuts the connection before the call takes effect. */
    dropCall: (method: string, aim?: FaultAim): void => plan(method, { kind: 'drop' }, aim),
    /** Lets the call take effect, then cuts the connection, so the caller can't know. */
    loseAnswer: (method: string, aim?: FaultAim): void => plan(method, { kind: 'lose' }, aim),
    /** Holds the next call, before or after it takes effect, until the test releases it. */
    hold: (method: string, when: 'before' | 'after' = 'before', aim?: FaultAim): Held =>
      planHold(faults, known(method), when, aim),
    /** Adds a rate limit, measured by the server's clock. */
    limit: (rule: RateRule): void => rates.add(rule),
    /** Removes all planned faults and limits. */
    behave: (): void => {
      faults.clear();
      rates.clear();
    },
  };
}

/** Throws for an unknown method: its fault would never happen, and the test would prove nothing. */
function known(method: string): string {
  if (METHODS[method] || method === 'response_url' || method === 'upload') return method;
  throw new Error(
    `No method ${method} here; there is ${Object.keys(METHODS).join(', ')}, response_url, upload.`,
  );
}
