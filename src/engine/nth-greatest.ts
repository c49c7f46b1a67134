/** Returns the `n`th greatest number, in much less time than sorting all of them would take; `-Infinity` if there are fewer. */
export const nthGreatest = (numbers: Iterable<number>, n: number): number => {
  /** The greatest so far, least first, with nothing but `Infinity` behind them. */
  const found = new Float64Array(n + 1).fill(Number.NEGATIVE_INFINITY, 0, n);
  found[n] = Number.POSITIVE_INFINITY;
  for (const number of numbers) {
    if (number <= (found[0] as number)) continue;
    let place = 0;
    while ((found[place + 1] as number) < number) found[place] = found[++place] as number;
    found[place] = number;
  }
  return found[0] as number;
};
