/** Returns the value below which the share `part` of the values lies; NaN if there are none. */
export const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(part * values.length))] ??
  Number.NaN;

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Runs two things in turn, `times` each, so that whatever else the machine does meets both alike. */
export const inTurn = async <A, B>(
  times: number,
  one: (turn: number) => Promise<A>,
  other: (turn: number) => Promise<B>,
): Promise<readonly [A[], B[]]> => {
  const [ones, others]: [A[], B[]] = [[], []];
  for (let turn = 0; turn < times; turn++) {
    ones.push(await one(turn));
    others.push(await other(turn));
  }
  return [ones, others];
};

/** Measures how long work takes, in milliseconds. */
export const timed = async (work: () => unknown): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** Measures work again and again, `times` at most, until `limitMs` have passed. Returns milliseconds. */
export const samples = async (times: number, limitMs: number, work: () => unknown): Promise<number[]> => {
  const end = performance.now() + limitMs;
  const taken: number[] = [];
  while (taken.length < times && (taken.length < 2 || performance.now() < end)) taken.push(await timed(work));
  return taken;
};
