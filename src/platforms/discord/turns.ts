/** How often it is checked whether anybody is in a hurry, in milliseconds, and how many may go on each time. */
const lookEveryMs = 10;
const most = 50;

/**
 * Lets what can wait go on when nothing is in a hurry, in the order in which it came.
 * @param isHurried returns whether something is in a hurry
 * @param longestMs after how many milliseconds it goes on anyway
 * @param now returns a time in milliseconds that is never set back
 * @returns a function whose result resolves when it is the caller's turn
 */
export const inTurns = (
  isHurried: () => boolean,
  longestMs: number,
  now = () => performance.now(),
): (() => Promise<void>) => {
  const waiting: { readonly since: number; go(): void }[] = [];
  const look = (): void => {
    const hasToWait = isHurried();
    const due = waiting.findIndex(({ since }) => hasToWait && now() - since < longestMs);
    for (const { go } of waiting.splice(0, Math.min(most, due < 0 ? waiting.length : due))) go();
    if (waiting.length > 0) setTimeout(look, lookEveryMs);
  };
  return () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.push({ since: now(), go: resolve });
    if (waiting.length === 1) setImmediate(look);
    return promise;
  };
};
