import type { z } from 'zod';
import { StoredDataError } from '../../errors.ts';

/**
 * Reads stored JSON. Throws a StoredDataError if it does not match the schema.
 * @param what names the row, as in `round 12`, for whoever has to fix it
 */
export const readJson = <T>(schema: z.ZodType<T>, text: string, what: string): T => {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new StoredDataError(`Can't read what is stored for ${what}.`, { cause });
  }
};

/** Returns a column that the row must have. Throws a StoredDataError if it is null. */
export const present = <T>(value: T | null, what: string): T => {
  if (value === null) throw new StoredDataError(`A column is empty: ${what}.`);
  return value;
};
