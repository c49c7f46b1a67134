import fc from 'fast-check';
import { strangeText } from './strange.ts';

/** JSON as it arrives. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A change to a JSON value: the place that `at` (0 to 1) points to is removed, doubled, or gets another value. */
export interface Change {
  readonly at: number;
  readonly how: 'remove' | 'double' | 'replace';
  readonly value: Json;
}

const nested = (depth: number): Json => {
  let value: Json = 'deep';
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { value };
  return value;
};

const strangeJson: fc.Arbitrary<Json> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom<Json>(null, true, false, 0, -1, 1e308, '', ' ', [], {}, [null], [[]], {
      a: null,
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom(nested(5), nested(500)) },
  { weight: 2, arbitrary: strangeText },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json> },
);

/** One or several changes to a JSON value. */
export const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    how: fc.constantFrom('replace', 'replace', 'remove', 'double'),
    value: strangeJson,
  }),
  { minLength: 1, maxLength: 3 },
);

/** Makes the changes, one after the other. */
export const changed = (json: Json, all: readonly Change[]): Json => all.reduce(change, json);

const change = (json: Json, { at, how, value }: Change): Json => {
  const paths = pathsIn(json);
  const path = paths[Math.min(paths.length - 1, Math.floor(at * paths.length))] ?? [];
  return edit(json, path, (found) => {
    if (how === 'replace') return value;
    return how === 'double' && found !== undefined ? [found, found] : undefined;
  });
};

type Path = readonly string[];

const isParent = (json: Json): json is readonly Json[] | { readonly [name: string]: Json } =>
  typeof json === 'object' && json !== null;

const pathsIn = (json: Json, path: Path = []): Path[] => [
  path,
  ...(isParent(json)
    ? Object.entries(json).flatMap(([name, value]) => pathsIn(value as Json, [...path, name]))
    : []),
];

const edit = (json: Json, [name, ...rest]: Path, how: (found: Json) => Json | undefined): Json => {
  if (name === undefined) return how(json) ?? null;
  if (!isParent(json)) return json;
  const entries = Object.entries(json).flatMap(([key, value]): [string, Json][] => {
    if (key !== name) return [[key, value as Json]];
    const next = rest.length === 0 ? how(value as Json) : edit(value as Json, rest, how);
    return next === undefined ? [] : [[key, next]];
  });
  return Array.isArray(json) ? entries.map(([, value]) => value) : Object.fromEntries(entries);
};
