import { type Dict, isDict } from '../json.ts';

/** Receives a complaint about the value at a JSON pointer. */
export type Report = (message: string, path: string) => void;

/** Checks a value and reports what Slack would refuse. */
export type Check = (value: unknown, path: string, report: Report) => void;

/** A string of `min` to `max` characters. */
export function string(bounds: { min?: number; max?: number; pattern?: RegExp } = {}): Check {
  const { min = 0, max = Number.POSITIVE_INFINITY, pattern } = bounds;
  return (value, path, report) => {
    if (typeof value !== 'string') return report('must provide a string', path);
    if (value.length > max) report(`must be less than ${max + 1} characters`, path);
    if (value.length < min) report(`must be more than ${min - 1} characters`, path);
    if (pattern && !pattern.test(value)) report('does not match the expected format', path);
  };
}

/** A whole number between two bounds. */
export function integer(min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER): Check {
  return (value, path, report) => {
    if (!Number.isInteger(value)) return report('must provide an integer', path);
    if (Number(value) < min || Number(value) > max) report(`must be between ${min} and ${max}`, path);
  };
}

/** True or false. */
export const boolean: Check = (value, path, report) => {
  if (typeof value !== 'boolean') report('must provide a boolean', path);
};

/** Accepts anything; for values for which Slack documents no rule. */
export const anything: Check = () => {};

/** One of the given words. */
export function oneOf(...words: (string | number)[]): Check {
  return (value, path, report) => {
    if (!words.includes(value as string)) report(`must be one of: ${words.join(', ')}`, path);
  };
}

/** A list of `min` to `max` items that each pass. */
export function list(each: Check, min = 0, max = Number.POSITIVE_INFINITY): Check {
  return (value, path, report) => {
    if (!Array.isArray(value)) return report('must provide an array', path);
    if (value.length > max) report(`no more than ${max} items allowed`, path);
    if (value.length < min) report(`no fewer than ${min} items allowed`, path);
    for (const [index, item] of value.entries()) each(item, `${path}/${index}`, report);
  };
}

/** An object with exactly these fields besides `type`: required ones, then optional ones. */
export function record(required: Record<string, Check>, optional: Record<string, Check> = {}): Check {
  return (value, path, report) => {
    if (!isDict(value)) return report('must provide an object', path);
    for (const name of Object.keys(required)) {
      if (value[name] === undefined || value[name] === null) report(`missing required field: ${name}`, path);
    }
    for (const [name, entry] of Object.entries(value)) {
      if (name === 'type') continue;
      const check = required[name] ?? optional[name];
      if (!check) report(`invalid additional property: ${name}`, path);
      else if (entry !== undefined && entry !== null) check(entry, `${path}/${name}`, report);
    }
  };
}

/** An object whose `type` names the check it has to pass. */
export function byType(table: Record<string, Check>): Check {
  return (value, path, report) => {
    if (!isDict(value)) return report('must provide an object', path);
    if (typeof value.type !== 'string') return report('missing required field: type', path);
    const check = Object.hasOwn(table, value.type) ? table[value.type] : undefined;
    if (!check) return report(`unsupported type: ${value.type}`, `${path}/type`);
    check(value, path, report);
  };
}

/** Several checks of the same value. */
export function all(...checks: Check[]): Check {
  return (value, path, report) => {
    for (const check of checks) check(value, path, report);
  };
}

/** Makes a check from a rule about an object as a whole. The rule returns a complaint, or `undefined`. */
export function rule(complain: (value: Dict) => string | undefined): Check {
  return (value, path, report) => {
    const complaint = isDict(value) ? complain(value) : undefined;
    if (complaint) report(complaint, path);
  };
}

/** Runs a check and returns the complaints as Slack words them in `response_metadata.messages`, without "[ERROR]". */
export function complaints(check: Check, value: unknown, path: string): string[] {
  const found: string[] = [];
  check(value, path, (message, at) => found.push(`${message} [json-pointer:${at}]`));
  return found;
}
