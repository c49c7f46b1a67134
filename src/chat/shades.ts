/** The number of right answers from which a day gets each shade, faintest first. */
export const shadesFrom = [1, 2, 5, 10] as const;

/** Names a shade in a legend, as in `1` or `5+`. */
export const shadeName = (from: number): string => (from < 2 ? String(from) : `${from}+`);

/** One value per shade. */
export type Shades<T> = readonly [T, T, T, T];

/** Returns the value for a day by its number of right answers; `undefined` if none is right. */
export const shadeOf = <T>(right: number, shades: Shades<T>): T | undefined =>
  shades[shadesFrom.findLastIndex((from) => from <= right)];
