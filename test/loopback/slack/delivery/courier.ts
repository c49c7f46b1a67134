import { LIMITS } from '../limits.ts';
import type { Ack } from '../types.ts';
import type { Carrier, Parcel, Retry, SendOptions } from './parcel.ts';

/** One delivery attempt, for tests that check retries. */
export interface Attempt {
  readonly retry?: Retry;
  readonly ack: Promise<Ack>;
}

/** A delivery in progress. */
export interface Delivery {
  /** The result of the first attempt. */
  readonly acked: Promise<Ack>;
  /** The final result after all retries. Only events are retried. */
  readonly settled: Promise<Ack>;
  readonly attempts: Attempt[];
}

/** Sends parcels, enforces deadlines, and retries events that were not acknowledged. */
export interface Courier {
  send(parcel: Parcel, options?: SendOptions): Delivery;
  /** Checks the clock: expires deadlines and sends retries that are due. */
  tick(): void;
  /** The number of deliveries that wait for their next attempt. */
  readonly waiting: number;
}

/** Creates a courier; `carrier` is called for each parcel, because tests may change the carrier. */
export function createCourier(now: () => number, carrier: () => Carrier, changed: () => void): Courier {
  const open = new Set<{ deadline: number; expire(): void }>();
  let later: { dueAt: number; go(): void }[] = [];

  const attempt = (parcel: Parcel, retry: Retry | undefined, sign: SendOptions['sign']): Promise<Ack> =>
    new Promise((resolve) => {
      const sentAt = now();
      const settle = (ack: Ack): void => {
        open.delete(watch);
        resolve(ack);
        changed();
      };
      const watch = {
        deadline: sentAt + LIMITS.ack.ms,
        expire: () => settle({ ok: false, error: 'operation_timeout', ms: now() - sentAt }),
      };
      open.add(watch);
      carrier()
        .carry(parcel, retry, sign)
        .then((answer) => {
          const ms = now() - sentAt;
          const late = ms > LIMITS.ack.ms && answer.ok;
          settle(
            late ? { ok: false, error: 'operation_timeout', late: answer.payload, ms } : { ...answer, ms },
          );
        });
    });

  const send = (parcel: Parcel, options: SendOptions = {}): Delivery => {
    const attempts: Attempt[] = [];
    const end = Promise.withResolvers<Ack>();
    const start = (retry: Retry | undefined): Promise<Ack> => {
      const ack = attempt(parcel, retry, options.sign);
      attempts.push({ ack, ...(retry ? { retry } : {}) });
      ack.then((result) => {
        const num = retry?.num ?? 0;
        const wait = LIMITS.retryAfterMs[num];
        const stop = !result.ok && 'noRetry' in result && result.noRetry === true;
        if (result.ok || parcel.kind !== 'events_api' || wait === undefined || stop)
          return end.resolve(result);
        const again = { num: num + 1, reason: reasonOf(result.error) };
        if (wait === 0) start(again);
        else later.push({ dueAt: now() + wait, go: () => start(again) });
        changed();
      });
      return ack;
    };
    const acked = start(options.retry);
    if (options.twice) attempts.push({ ack: attempt(parcel, options.retry, options.sign) });
    return { acked, settled: end.promise, attempts };
  };

  return {
    send,
    tick: () => {
      for (const watch of [...open]) if (now() > watch.deadline) watch.expire();
      const due = later.filter((each) => each.dueAt <= now());
      later = later.filter((each) => each.dueAt > now());
      for (const each of due) each.go();
    },
    get waiting() {
      return later.length;
    },
  };
}

function reasonOf(error: string): string {
  if (error === 'operation_timeout') return 'http_timeout';
  return error.startsWith('http_') ? 'http_error' : 'connection_failed';
}
