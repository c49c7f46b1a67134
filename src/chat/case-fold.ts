/**
 * Folds a name so that names that look alike are equal. Ignores case, width, how accents are encoded, the shape of
 * apostrophes, and invisible characters. Neither database's own lower() does that for every script.
 */
export const caseFold = (name: string): string =>
  name
    // Normalized, an acute accent would be a space and a mark.
    .replace(/\u00b4/g, "'")
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\u2018\u2019\u201b\u02bc\u0060\u2032]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
