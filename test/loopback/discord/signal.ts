/** Lets tests wait for a state instead of sleeping: whoever changes the world says so, waiters look again. */
export interface Signal {
  /** Something changed. */
  fire(): void;
  /**
   * The first value of `probe` that is not undefined. Rejects after `patienceMs` of real time (the server's own
   * clock may stand still) with `explain()`; a probe may also throw to give up at once.
   */
  until<T>(probe: () => T | undefined, patienceMs: number, explain: () => string): Promise<T>;
}

/** Makes a signal. */
export function createSignal(): Signal {
  const waiters = new Set<() => void>();
  return {
    fire: () => {
      for (const look of [...waiters]) look();
    },
    until: (probe, patienceMs, explain) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => end(() => reject(new Error(explain()))), patienceMs);
        // What the bot does with an answer happens out of the server's sight, so look now and then as well.
        const glance = setInterval(() => look(), 5);
        const end = (how: () => void): void => {
          clearTimeout(timer);
          clearInterval(glance);
          waiters.delete(look);
          how();
        };
        const look = (): void => {
          try {
            const found = probe();
            if (found !== undefined) end(() => resolve(found));
          } catch (error) {
            end(() => reject(error));
          }
        };
        waiters.add(look);
        look();
      }),
  };
}
