const letter =
  '[\\p{Script=Hebrew}\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Adlam}]';

/** Letters of the scripts that are written from right to left. */
const rightToLeft = new RegExp(letter, 'u');

/** Words of such letters, with what stands within a name. A comma or a colon ends a run, so that lists keep their order. */
const runs = new RegExp(`${letter}(?:[\\p{M} '"\u05be-]*${letter})*\\p{M}*`, 'gu');

const apart = (text: string): string => `\u2068${text}\u2069`;

/** Puts a cell that reads from right to left between marks that keep it apart. Nothing shows them. */
export const isolate = (cell: string): string => (rightToLeft.test(cell) ? apart(cell) : cell);

/**
 * Puts each name or word that reads from right to left between such marks, so that it does not turn around the numbers and
 * signs next to it.
 */
export const isolateWords = (text: string): string =>
  rightToLeft.test(text) ? text.replace(runs, apart) : text;
