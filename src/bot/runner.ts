import { setImmediate } from 'node:timers/promises';
import type { Platform } from '../chat/platform.ts';
import { leaseMs } from './lease.ts';
import { notify } from './notify.ts';
import { deliver } from './outbox/deliver.ts';
import type { Post } from './outbox/queue.ts';
import { runTimer, ServedElsewhere } from './scheduler/run-timer.ts';
import type { Services } from './services.ts';

/** Runs whatever is due: timers first, then posts. */
export interface Runner {
  /** Runs everything that is due now. Safe to call at any time, any number of times. */
  tick(): Promise<void>;
  /** Resolves when nothing is due and nothing is being sent. */
  settled(): Promise<void>;
  /** Starts no more work. Resolves when everything being sent is done. */
  stop(): Promise<void>;
}

/** How often a claim is renewed while its message is being sent, in milliseconds. */
const renewalMs = Math.floor(leaseMs / 3);
/** How many timers are claimed at once. */
const batch = 50;
/** How many messages are sent at once. The platforms' rate limits set the pace; this bounds the memory. */
const mostSending = 100;
/** How soon to look again for what is due but locked by another process for a moment, in milliseconds. */
const lockedPauseMs = 20;

/**
 * Creates a runner that posts through these platforms.
 * @param drained resolves when everything that people did so far has had its effects
 */
export const createRunner = (
  services: Services,
  platforms: readonly Platform[],
  drained: () => Promise<void>,
): Runner => {
  const { store, runtime, log } = services;
  const sending = new Map<number, { post: Post; done: Promise<void> }>();
  let present: Promise<void> | undefined;
  let askedAgain = false;
  let stopped = false;
  /** Whether something is due that another process kept this one from claiming. */
  let isBehind = false;
  /** When to renew the claims on messages being sent next, in epoch milliseconds. */
  let renewAt = 0;

  const tick = (): Promise<void> => {
    if (stopped) return present ?? Promise.resolve();
    if (present) askedAgain = true;
    present ??= run().finally(() => {
      present = undefined;
      if (askedAgain) {
        askedAgain = false;
        void tick();
      }
    });
    return present;
  };

  const run = async (): Promise<void> => {
    try {
      let done: number;
      do {
        done = await doTimers();
        await startSending();
      } while (done > 0 && !stopped);
      await scheduleNextTick();
    } catch (error) {
      log.error({ err: error }, 'could not run what is due');
      isBehind = false;
      runtime.wake(runtime.now() + 1000, tick);
    }
  };

  const doTimers = async (): Promise<number> => {
    const now = runtime.now();
    // A timer that closes a question must not come before an answer that was received in time.
    await drained();
    const timers = await store.transaction((records) => records.scheduler.claim(now, batch));
    for (const timer of timers) {
      try {
        void notify(await runTimer(services, platforms, timer), platforms, log);
      } catch (error) {
        const about = { timer: timer.kind, subject: timer.subject };
        if (error instanceof ServedElsewhere) log.debug(about, 'left a timer to another process');
        else log.error({ err: error, ...about }, 'timer failed, will try again');
      }
      // Whatever came in meanwhile goes first: one transaction after another would let nothing else run.
      await setImmediate();
    }
    return timers.length;
  };

  /** Sends messages concurrently, so that a slow channel doesn't hold up the others. */
  const startSending = async (): Promise<void> => {
    const room = mostSending - sending.size;
    if (stopped || room === 0) return;
    const posts = await store.transaction((records) => records.outbox.claim(runtime.now(), room, platforms));
    for (const post of posts) {
      const done = deliver(services, platforms, post)
        .catch((error) => log.error({ err: error, post: post.id }, 'could not store the outcome of a post'))
        .finally(() => {
          sending.delete(post.id);
          void tick();
        });
      sending.set(post.id, { post, done });
    }
  };

  const scheduleNextTick = async (): Promise<void> => {
    const now = runtime.now();
    const isRenewing = renewAt <= now;
    // The clock may have been set back since.
    renewAt = Math.min(isRenewing ? Number.POSITIVE_INFINITY : renewAt, now + renewalMs);
    const renewal = sending.size > 0 ? renewAt : undefined;
    const next = await store.transaction(async ({ scheduler, outbox }) => {
      if (isRenewing)
        for (const { post } of sending.values()) await outbox.settle(post, { kind: 'sending', now });
      // At the limit, the next message that finishes starts a tick by itself.
      const post = sending.size < mostSending ? await outbox.nextDue(now, platforms) : undefined;
      return [await scheduler.nextDue(), post, renewal].filter((at) => at !== undefined);
    });
    const nextAt = Math.min(...next);
    isBehind = nextAt <= now;
    if (next.length > 0 && !stopped) runtime.wake(isBehind ? now + lockedPauseMs : nextAt, tick);
  };

  return {
    tick,
    settled: async () => {
      do {
        await tick();
        while (present || sending.size > 0) {
          await Promise.all([present, ...[...sending.values()].map(({ done }) => done)]);
        }
      } while (isBehind && !stopped);
    },
    stop: async () => {
      stopped = true;
      await drained();
      await present;
      await Promise.all([...sending.values()].map(({ done }) => done));
    },
  };
};
