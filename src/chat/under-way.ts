import { setTimeout as sleep } from 'node:timers/promises';

/** How long stopping waits for what is under way, in milliseconds. */
const longestMs = 3_000;

/** What people wait for, so that nothing is taken away from under it when the process stops. */
export class UnderWay {
  readonly #all = new Set<Promise<unknown>>();

  /** Counts work as under way until it is done, and returns its outcome. */
  async until<T>(work: Promise<T>): Promise<T> {
    this.#all.add(work);
    try {
      return await work;
    } finally {
      this.#all.delete(work);
    }
  }

  /** Resolves when nothing is under way anymore, or after three seconds. */
  async finished(): Promise<void> {
    const late = sleep(longestMs, true, { ref: false });
    while (this.#all.size > 0) {
      if ((await Promise.race([late, Promise.allSettled(this.#all)])) === true) return;
    }
  }
}
