import type { Json } from '../types.ts';

/** The location of a problem in a payload. */
export type Path = readonly (string | number)[];

/** A problem, with Discord's own code. */
export interface Problem {
  readonly path: Path;
  readonly code: string;
  readonly message: string;
}

/** Checks one value and returns its problems. `undefined` and `null` are problems unless `optional`. */
export type Check = (value: unknown, path: Path) => Problem[];

/** Returns one problem as a list, the way checks do. */
export function problem(path: Path, code: string, message: string): Problem[] {
  return [{ path, code, message }];
}

/** Tells whether a value is a plain JSON object. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Wraps a check so that a missing value is "This field is required". */
function present(check: Check): Check {
  return (value, path) =>
    value === undefined || value === null
      ? problem(path, 'BASE_TYPE_REQUIRED', 'This field is required')
      : check(value, path);
}

/** Allows `undefined` and `null`, which Discord treats alike in requests. */
export function optional(check: Check): Check {
  return (value, path) => (value === undefined || value === null ? [] : check(value, path));
}

/** Combines two checks; the second runs only if the first finds no problem. */
export function also(first: Check, second: Check): Check {
  return (value, path) => {
    const found = first(value, path);
    return found.length > 0 ? found : second(value, path);
  };
}

function lengthProblem(length: number, min: number, max: number, path: Path): Problem[] {
  if (length >= min && length <= max) return [];
  return min === 0
    ? problem(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`)
    : problem(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
}

/** A string of min to max characters; Discord counts code points, not UTF-16 units. */
export function text(min: number, max: number): Check {
  return present((value, path) =>
    typeof value === 'string'
      ? lengthProblem([...value].length, min, max, path)
      : problem(path, 'STRING_TYPE_CONVERT', `Could not interpret "${JSON.stringify(value)}" as string.`),
  );
}

/** A whole number within bounds. */
export function integer(min = -(2 ** 53), max = 2 ** 53): Check {
  return present((value, path) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) {
      return problem(path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not int.`);
    }
    if (value < min) {
      return problem(path, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`);
    }
    if (value > max) {
      return problem(path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
    }
    return [];
  });
}

/** Any number. */
export const decimal: Check = present((value, path) =>
  typeof value === 'number' ? [] : problem(path, 'FLOAT_TYPE_COERCE', `${String(value)} is not a float.`),
);

/** True or false. */
export const flag: Check = present((value, path) =>
  typeof value === 'boolean' ? [] : problem(path, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.'),
);

/** An id: a string of digits, also for a new attachment, whose id is the index of its file. */
export const snowflake: Check = present((value, path) =>
  typeof value === 'string' && /^\d{1,20}$/.test(value)
    ? []
    : problem(path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not snowflake.`),
);

/** One of the listed values. */
export function choice(...values: readonly (string | number)[]): Check {
  return present((value, path) =>
    values.some((each) => each === value)
      ? []
      : problem(path, 'BASE_TYPE_CHOICES', `Value must be one of {${values.join(', ')}}.`),
  );
}

/** A URL with one of the schemes. */
export function url(max: number, ...schemes: readonly string[]): Check {
  return also(text(1, max), (value, path) => {
    const scheme = /^([a-z]+):\/\/./.exec(String(value))?.[1];
    if (scheme === undefined) return problem(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    return schemes.includes(scheme)
      ? []
      : problem(
          path,
          'URL_TYPE_INVALID_SCHEME',
          `Scheme "${scheme}" is not supported. Scheme must be one of (${schemes.map((s) => `'${s}'`).join(', ')}).`,
        );
  });
}

/** A list of min to max items, each with the same check. */
export function list(item: Check, min: number, max: number): Check {
  return present((value, path) => {
    if (!Array.isArray(value)) {
      return problem(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    }
    const wrong = lengthProblem(value.length, min, max, path);
    return wrong.length > 0 ? wrong : value.flatMap((each, index) => item(each, [...path, index]));
  });
}

/** An object with known fields. Unknown fields are ignored, like on Discord. */
export function object(fields: Readonly<Record<string, Check>>): Check {
  return present((value, path) =>
    isJson(value)
      ? Object.entries(fields).flatMap(([name, check]) => check(value[name], [...path, name]))
      : problem(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType'),
  );
}

/** An object whose `type` number says which check it must pass. */
export function byType(kinds: Readonly<Record<number, Check>>): Check {
  return present((value, path) => {
    if (!isJson(value)) {
      return problem(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    }
    const check = typeof value.type === 'number' ? kinds[value.type] : undefined;
    if (check !== undefined) return check(value, path);
    const known = Object.keys(kinds);
    const tuple = known.length === 1 ? `${known[0]},` : known.join(', ');
    return problem(path, 'UNION_TYPE_CHOICES', `Value of field "type" must be one of (${tuple}).`);
  });
}

/** Turns problems into the nested `errors` object of a 50035 response. */
export function nest(problems: readonly Problem[]): Json {
  const root: Json = {};
  for (const { path, code, message } of problems) {
    let node = root;
    for (const step of path) {
      const next = node[step];
      const child: Json = isJson(next) ? next : {};
      node[step] = child;
      node = child;
    }
    const known = Array.isArray(node._errors) ? node._errors : [];
    node._errors = [...known, { code, message }];
  }
  return root;
}
