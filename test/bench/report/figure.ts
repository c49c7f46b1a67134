/** One line of the result: a value of Hotseat's, next to that of the floor in the same run. */
export interface Figure {
  readonly what: string;
  readonly unit: 'per second' | 'ms' | 'MB' | 'share' | 'per click' | 'clicks';
  readonly value: number;
  /** The same value of the barest program that does the same; `undefined` if there is none to compare with. */
  readonly floor?: number | undefined;
  readonly goal?: Goal | undefined;
}

/** What the value, or its ratio to the floor, should be. */
export type Goal =
  | { readonly of: 'value' | 'ratio'; readonly atLeast: number }
  | { readonly of: 'value' | 'ratio'; readonly atMost: number };

/** Returns value ÷ floor; `undefined` without a floor. */
export const ratioOf = ({ value, floor }: Figure): number | undefined =>
  floor === undefined || floor === 0 ? undefined : value / floor;

/** Returns whether a figure meets its goal; `undefined` if it has none. */
export const isMet = (figure: Figure): boolean | undefined => {
  const { goal, value } = figure;
  if (goal === undefined) return undefined;
  const reached = goal.of === 'value' ? value : (ratioOf(figure) ?? Number.NaN);
  return 'atLeast' in goal ? reached >= goal.atLeast : reached <= goal.atMost;
};

export const ratioAtLeast = (atLeast: number): Goal => ({ of: 'ratio', atLeast });
export const ratioAtMost = (atMost: number): Goal => ({ of: 'ratio', atMost });
export const atMost = (most: number): Goal => ({ of: 'value', atMost: most });
export const atLeast = (least: number): Goal => ({ of: 'value', atLeast: least });
