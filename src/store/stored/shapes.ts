/**
 * What a value from JSON must look like. Rows are read all the time and at the start, so this is quicker to load and to run
 * than a library for schemas.
 */
export interface Shape<T> {
  /** Returns the value without what the shape does not name. Throws a TypeError that says where it differs. */
  read(value: unknown, where: string): T;
  readonly isOptional?: true;
}

const simple = <T>(name: string, is: (value: unknown) => value is T): Shape<T> => ({
  read: (value, where) => {
    if (is(value)) return value;
    throw new TypeError(`${where} is not ${name}`);
  },
});

export const text = simple('text', (value) => typeof value === 'string');
export const number = simple('a number', (value) => typeof value === 'number');
export const truth = simple('true or false', (value) => typeof value === 'boolean');

export const oneOf = <const T>(...values: readonly T[]): Shape<T> =>
  simple(`one of ${values.join(', ')}`, (value): value is T => values.includes(value as T));

export const list = <T>(item: Shape<T>): Shape<readonly T[]> => ({
  read: (value, where) => {
    if (!Array.isArray(value)) throw new TypeError(`${where} is not a list`);
    return value.map((one, index) => item.read(one, `${where}.${index}`));
  },
});

/** What another shape reads, turned into something else. */
export const changed = <T, U>(shape: Shape<T>, change: (value: T) => U): Shape<U> => ({
  read: (value, where) => change(shape.read(value, where)),
});

/** A property that may be missing. */
export const optional = <T>(shape: Shape<T>): Shape<T> => ({ ...shape, isOptional: true });

export const object = <T>(properties: { readonly [K in keyof T]-?: Shape<T[K]> }): Shape<T> => {
  const shapes = Object.entries<Shape<unknown>>(properties);
  return {
    read: (value, where) => {
      const given = propertiesOf(value, where);
      const read = shapes
        .filter(([name, { isOptional }]) => isOptional !== true || given[name] !== undefined)
        .map(([name, shape]) => [name, shape.read(given[name], `${where}.${name}`)]);
      return Object.fromEntries(read) as T;
    },
  };
};

/** One of several objects, told apart by their `kind`. */
export const byKind = <T extends { readonly kind: string }>(
  shapes: {
    readonly [K in T['kind']]: Shape<Omit<Extract<T, { readonly kind: K }>, 'kind'>>;
  },
): Shape<T> => ({
  read: (value, where) => {
    const { kind } = propertiesOf(value, where);
    if (typeof kind !== 'string' || !Object.hasOwn(shapes, kind))
      throw new TypeError(`${where}.kind is unknown`);
    return { kind, ...shapes[kind as T['kind']].read(value, where) } as unknown as T;
  },
});

const propertiesOf = (value: unknown, where: string): Readonly<Record<string, unknown>> => {
  if (typeof value !== 'object' || value === null) throw new TypeError(`${where} is not an object`);
  return value as Readonly<Record<string, unknown>>;
};
