import { StoredDataError } from '../../errors.ts';
import { number, object, optional, type Shape } from './shapes.ts';

/**
 * Reads stored JSON. Throws a StoredDataError if it has none of the shapes.
 * @param shapes by version; a row without one has the first
 * @param what names the row, as in `round 12`, for whoever has to fix it
 */
export const readJson = <T>(shapes: Readonly<Record<number, Shape<T>>>, text: string, what: string): T => {
  try {
    const stored: unknown = JSON.parse(text);
    const { version } = versioned.read(stored, 'it');
    const shape = shapes[version ?? 1];
    if (shape === undefined) throw new TypeError(`version ${version} is unknown`);
    return shape.read(stored, 'it');
  } catch (cause) {
    throw new StoredDataError(`Can't read what is stored for ${what}.`, { cause });
  }
};

const versioned = object<{ readonly version?: number }>({ version: optional(number) });

/** Returns a column that the row must have. Throws a StoredDataError if it is null. */
export const present = <T>(value: T | null, what: string): T => {
  if (value === null) throw new StoredDataError(`A column is empty: ${what}.`);
  return value;
};
