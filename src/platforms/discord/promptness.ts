import { inTurns } from './turns.ts';

/** Follows replies, so that Discord hears in time of those that take long. */
export interface Promptness {
  /** Returns whether a reply that is asked for now will be late, as far as can be told from how fast the others come. */
  isBusy(): boolean;
  /** Resolves with the reply, or with `undefined` once it is late, or may become so if that is not announced soon. */
  inTime<T>(reply: Promise<T>): Promise<T | undefined>;
  /** Takes note that a late reply is being announced. */
  announcing(announcement: Promise<void>): Promise<void>;
  /** Resolves when no crowd waits for announcements anymore; `undefined` if none does now. */
  hurry(): Promise<void> | undefined;
  /** Resolves when a late reply may be sent: those that can still come in time go first. */
  turn(): Promise<void>;
}

/** Forecasts keep this much time for what nobody foresees, in milliseconds. */
const marginMs = 200;
/** How many late replies are announced before the process does other things: each is a request. */
const mostAtOnce = 50;
/** How long a late reply waits for others at most, in milliseconds. */
const longestTurnMs = 10_000;
/** How fast replies come is measured while at least this many are waited for. Alone, each takes much longer. */
const crowd = 20;
/** How often a crowd is looked at, in milliseconds. */
const lookEveryMs = 100;
/** How much a reply counts in the average of the latest ones. It starts at zero, so that it takes a crowd to foresee delays. */
const weight = 1 / 200;
/** The part of a reply's time that announcing it takes, at most. */
const announcement = 1 / 3;

/**
 * @param lateMs how long a reply may take before it is late, in milliseconds
 * @param now returns a time in milliseconds that is never set back
 */
export const createPromptness = (lateMs: number, now = () => performance.now()): Promptness => {
  interface Waiting {
    readonly since: number;
    late(reply: undefined): void;
  }
  const early = new Set<Waiting>();
  let pending = 0;
  let announced = 0;
  let msPerReply = 0;
  let repliedAt = 0;
  let isRushing = false;
  let timer: NodeJS.Timeout | undefined;
  let hurry: PromiseWithResolvers<void> | undefined;

  // One timer for all: a crowd would spend much of its time on setting its own.
  /** Looks again when the next reply is late, or after `ms` if there is or was a crowd. */
  const watch = (ms: number): void => {
    const [oldest] = early;
    if (oldest === undefined) return;
    const left = Math.max(0, oldest.since + lateMs - now());
    clearTimeout(timer);
    timer = setTimeout(look, early.size < crowd && !isRushing ? left : Math.min(left, ms)).unref();
  };
  const look = (): void => {
    timer = undefined;
    isRushing ||= isTight();
    let done = 0;
    for (const one of early) {
      if (done === mostAtOnce || !(isRushing || one.since + lateMs <= now())) break;
      done += 1;
      early.delete(one);
      one.late(undefined);
    }
    isRushing &&= early.size > 0;
    release();
    watch(done === mostAtOnce ? 0 : lookEveryMs);
  };
  /** Returns whether all who wait can just be told in time that their replies will be late. */
  const isTight = (): boolean => {
    const [oldest] = early;
    if (oldest === undefined || early.size < crowd) return false;
    const silence = now() - Math.max(repliedAt, oldest.since);
    const each = Math.max(msPerReply, silence * weight) * announcement;
    return early.size * each > oldest.since + lateMs - marginMs - now();
  };
  const replied = ({ since }: Waiting): void => {
    const at = now();
    if (pending >= crowd) msPerReply += (at - Math.max(repliedAt, since) - msPerReply) * weight;
    repliedAt = at;
    pending -= 1;
  };
  const isHurried = (): boolean => isRushing || announced >= crowd;
  const release = (): void => {
    if (isHurried() || hurry === undefined) return;
    hurry.resolve();
    hurry = undefined;
    // That no replies came meanwhile says nothing of how long they take.
    repliedAt = now();
  };

  return {
    isBusy: () => pending * msPerReply > lateMs - marginMs,
    inTime: async (reply) => {
      const { promise, resolve: late } = Promise.withResolvers<undefined>();
      const one: Waiting = { since: now(), late };
      early.add(one);
      pending += 1;
      if (timer === undefined || early.size === crowd) watch(lookEveryMs);
      const done = reply.finally(() => {
        early.delete(one);
        replied(one);
      });
      return Promise.race([done, promise]);
    },
    announcing: async (announcement) => {
      announced += 1;
      try {
        await announcement;
      } finally {
        announced -= 1;
        release();
      }
    },
    hurry: () => {
      if (!isHurried()) return undefined;
      hurry ??= Promise.withResolvers();
      return hurry.promise;
    },
    turn: inTurns(() => early.size > 0, longestTurnMs, now),
  };
};
