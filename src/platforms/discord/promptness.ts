import { inTurns } from './turns.ts';

/** Follows replies, so that Discord hears in time of those that take long. */
export interface Promptness {
  /** Returns whether a reply that is asked for now will be late, as far as can be told from how fast the others come. */
  isBusy(): boolean;
  /** Resolves with the reply, or with `undefined` once it is late. */
  inTime<T>(reply: Promise<T>): Promise<T | undefined>;
  /** Resolves when a late reply may be sent: those that can still come in time go first. */
  turn(): Promise<void>;
}

/** A forecast is made this much before a reply would be late, in milliseconds: the acknowledgement takes time as well. */
const marginMs = 200;
/** How many late replies are announced before the process does other things: each is a request. */
const mostAtOnce = 50;
/** How long a late reply waits for others at most, in milliseconds. */
const longestTurnMs = 10_000;
/** How fast replies come is measured while at least this many are waited for. Alone, each takes much longer. */
const crowd = 20;
/** How much a reply counts in the average of the latest ones. It starts at zero, so that it takes a crowd to foresee delays. */
const weight = 1 / 200;

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
  let msPerReply = 0;
  let repliedAt = 0;
  let timer: NodeJS.Timeout | undefined;

  // One timer for all: a crowd would spend much of its time on setting its own.
  const watch = (ms: number): void => {
    timer = setTimeout(announce, ms).unref();
  };
  const announce = (): void => {
    timer = undefined;
    let announced = 0;
    for (const one of early) {
      const left = announced === mostAtOnce ? 0 : one.since + lateMs - now();
      if (left > 0 || announced === mostAtOnce) {
        watch(left);
        return;
      }
      announced += 1;
      early.delete(one);
      one.late(undefined);
    }
  };
  const replied = ({ since }: Waiting): void => {
    const at = now();
    if (pending >= crowd) msPerReply += (at - Math.max(repliedAt, since) - msPerReply) * weight;
    repliedAt = at;
    pending -= 1;
  };

  return {
    isBusy: () => pending * msPerReply > lateMs - marginMs,
    inTime: async (reply) => {
      const { promise, resolve: late } = Promise.withResolvers<undefined>();
      const one: Waiting = { since: now(), late };
      early.add(one);
      pending += 1;
      if (timer === undefined) watch(lateMs);
      const done = reply.finally(() => {
        early.delete(one);
        replied(one);
      });
      return Promise.race([done, promise]);
    },
    turn: inTurns(() => early.size > 0, longestTurnMs, now),
  };
};
