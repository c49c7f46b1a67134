/** Any JSON object: what Slack sends and receives is checked, not typed, because bad input is the point of the tests. */
export type Dict = Record<string, unknown>;

/** Tells whether a value is a plain JSON object. */
export function isDict(value: unknown): value is Dict {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the value if it is an object, otherwise an empty one. */
export function dict(value: unknown): Dict {
  return isDict(value) ? value : {};
}

/** Returns the objects of a list; an empty list for anything else. */
export function dicts(value: unknown): Dict[] {
  return Array.isArray(value) ? value.filter(isDict) : [];
}

/** Returns the value as a string, or `undefined`. Accepts numbers, because form fields and JSON mix them. */
export function str(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** Reads a flag from a form or from JSON like Slack: true, "true", 1, and "1" mean yes. */
export function flag(value: unknown): boolean {
  return value === true || value === 'true' || value === 1 || value === '1';
}

/** Removes keys whose value is undefined, as JSON does. */
export function compact(value: Dict): Dict {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined));
}
