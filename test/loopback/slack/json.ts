/** Any JSON object: what Slack sends and receives is checked, not typed, because bad input is the point of the tests. */
export type Dict = Record<string, unknown>;

/** Tells whether a value is a plain JSON object. */
export function isDict(value: unknown): value is Dict {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object, or an empty one. */
export function dict(value: unknown): Dict {
  return isDict(value) ? value : {};
}

/** The objects of a list; anything that is not a list has none. */
export function dicts(value: unknown): Dict[] {
  return Array.isArray(value) ? value.filter(isDict) : [];
}

/** The value as a string, or undefined when it is none. Numbers count, as form fields and JSON mix them. */
export function str(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** Reads a flag as Slack does from a form or from JSON: true, "true", 1 and "1" are yes. */
export function flag(value: unknown): boolean {
  return value === true || value === 'true' || value === 1 || value === '1';
}

/** The object without the keys whose value is undefined, as JSON would carry it. */
export function compact(value: Dict): Dict {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined));
}
