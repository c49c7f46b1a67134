/** How many right answers a calendar's day has from which it gets each shade, the faintest first. */
export const shadesFrom = [1, 2, 5, 10] as const;

/** What a legend says to a shade, as in `1` or `5+`. */
export const shadeName = (from: number): string => (from < 2 ? String(from) : `${from}+`);

/** Something for each shade. */
export type Shades<T> = readonly [T, T, T, T];

/** What a day with so many right answers gets; `undefined` if none is right. */
export const shadeOf = <T>(right: number, shades: Shades<T>): T | undefined =>
  shades[shadesFrom.findLastIndex((from) => from <= right)];
