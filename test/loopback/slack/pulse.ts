/** Lets tests wait for a state instead of for a time. */
export interface Pulse {
  /** Says that something changed, so that waiters look again. */
  changed(): void;
  /**
   * Waits until `look` gives a value that is neither undefined, null nor false.
   * Rejects after `ms` of real time, or the pulse's own patience, with a sentence that says what was missing.
   */
  until<T>(look: () => T | undefined | null | false, what: string, ms?: number): Promise<T>;
}

/** Starts a pulse; `describe` is put under the message of a wait that failed. */
export function createPulse(describe: () => string, patienceMs = 3000): Pulse {
  const waiters = new Set<() => void>();
  return {
    changed: () => {
      for (const look of [...waiters]) look();
    },
    until: (look, what, ms = patienceMs) =>
      new Promise((resolve, reject) => {
        const stop = (): void => {
          clearTimeout(timer);
          waiters.delete(check);
        };
        const check = (): void => {
          try {
            const value = look();
            if (value === undefined || value === null || value === false) return;
            stop();
            resolve(value);
          } catch (error) {
            stop();
            reject(error);
          }
        };
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`Waited ${ms} ms for ${what}, in vain.\n${describe()}`));
        }, ms);
        waiters.add(check);
        check();
      }),
  };
}
