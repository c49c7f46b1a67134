import type { Platform } from '../chat/platform.ts';
import { leaseMs } from './lease.ts';
import { deliver } from './outbox/deliver.ts';
import type { Post } from './outbox/queue.ts';
import { runTimer } from './scheduler/run-timer.ts';
import type { Services } from './services.ts';

/** Does what is due: timers first, then messages. */
export interface Runner {
  /** Does all that is due now. Called at any time, as often as one likes. */
  tick(): Promise<void>;
  /** Resolves when nothing is due and nothing is being sent. */
  settled(): Promise<void>;
  /** Starts nothing more, and resolves when what is being sent is through. */
  stop(): Promise<void>;
}

/** How often a claim is renewed while a message is on its way. */
const renewalMs = Math.floor(leaseMs / 3);
/** How many timers are claimed at once. */
const batch = 50;
/** How many messages are on their way at once. The platforms' own limits set the pace; this bounds the memory. */
const mostSending = 100;

/** A runner that posts through these platforms. */
export const createRunner = (services: Services, platforms: readonly Platform[]): Runner => {
  const { store, runtime, log } = services;
  const sending = new Map<number, { post: Post; done: Promise<void> }>();
  let present: Promise<void> | undefined;
  let askedAgain = false;
  let stopped = false;
  /** When the claims on what is being sent are renewed next. */
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
      log.error({ err: error }, 'could not do what is due');
      runtime.wake(runtime.now() + 1000, tick);
    }
  };

  const doTimers = async (): Promise<number> => {
    const timers = await store.transaction((records) => records.scheduler.claim(runtime.now(), batch));
    for (const timer of timers) {
      await runTimer(services, timer).catch((error) =>
        log.error({ err: error, timer: timer.kind, subject: timer.subject }, 'timer failed, will try again'),
      );
    }
    return timers.length;
  };

  /** Messages go out side by side, so that one slow channel holds up no other. */
  const startSending = async (): Promise<void> => {
    const room = mostSending - sending.size;
    if (stopped || room === 0) return;
    const posts = await store.transaction((records) => records.outbox.claim(runtime.now(), room, platforms));
    for (const post of posts) {
      const done = deliver(services, platforms, post)
        .catch((error) => log.error({ err: error, post: post.id }, 'could not keep how sending went'))
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
    // The clock may have been put back since.
    renewAt = Math.min(isRenewing ? Number.POSITIVE_INFINITY : renewAt, now + renewalMs);
    const renewal = sending.size > 0 ? renewAt : undefined;
    const next = await store.transaction(async ({ scheduler, outbox }) => {
      if (isRenewing)
        for (const { post } of sending.values()) await outbox.settle(post, { kind: 'sending', now });
      // While all places are taken, a message that arrives makes room for the next one.
      const post = sending.size < mostSending ? await outbox.nextDue(now, platforms) : undefined;
      return [await scheduler.nextDue(), post, renewal].filter((at) => at !== undefined);
    });
    if (next.length > 0 && !stopped) runtime.wake(Math.min(...next), tick);
  };

  return {
    tick,
    settled: async () => {
      await tick();
      while (present || sending.size > 0) {
        await Promise.all([present, ...[...sending.values()].map(({ done }) => done)]);
      }
    },
    stop: async () => {
      stopped = true;
      await present;
      await Promise.all([...sending.values()].map(({ done }) => done));
    },
  };
};
