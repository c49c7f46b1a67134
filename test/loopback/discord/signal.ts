/** Lets tests wait for a state instead of sleeping: whoever changes the state fires it, and waiters check again. */
export interface Signal {
  /** Announces that something changed. */
  fire(): void;
  /**
   * Resolves to the first value of `probe` that is not undefined. Rejects after `patienceMs` of real time (the server's own
   * clock may stand still) with `explain()`; a probe may also throw to give up at once.
   */
  until<T>(probe: () => T | undefined, patienceMs: number, explain: () => string): Promise<T>;
}

/** Creates a signal. */
export function createSignal(): Signal {
  const waiters = new Set<() => void>();
  let isDue = false;
  return {
    fire: () => {
      if (isDue) return;
      isDue = true;
      // A crowd changes the state many times before anyone can do anything about it.
      setImmediate(() => {
        isDue = false;
        for (const look of [...waiters]) look();
      });
    },
    until: (probe, patienceMs, explain) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => end(() => reject(new Error(explain()))), patienceMs);
        // The server can't see what the bot does with a response, so check periodically as well, a crowd less often.
        const polling = setInterval(() => look(), 5 + waiters.size);
        const end = (how: () => void): void => {
          clearTimeout(timer);
          clearInterval(polling);
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
