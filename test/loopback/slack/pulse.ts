/** Lets tests wait for a state instead of sleeping. */
export interface Pulse {
  /** Announces that something changed, so that waiters check again. */
  changed(): void;
  /**
   * Waits until `look` returns a value other than undefined, null, or false.
   * Rejects after `ms` of real time (by default, the pulse's patience) with a message that says what was missing.
   */
  until<T>(look: () => T | undefined | null | false, what: string, ms?: number): Promise<T>;
}

/** Creates a pulse; the result of `describe` is appended to the message of a failed wait. */
export function createPulse(describe: () => string, patienceMs = 3000): Pulse {
  const waiters = new Set<() => void>();
  let isDue = false;
  return {
    changed: () => {
      if (isDue) return;
      isDue = true;
      // A crowd changes the state many times before anyone can do anything about it.
      setImmediate(() => {
        isDue = false;
        for (const look of [...waiters]) look();
      });
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
          reject(new Error(`Waited ${ms} ms for ${what}, without success.\n${describe()}`));
        }, ms);
        waiters.add(check);
        check();
      }),
  };
}
