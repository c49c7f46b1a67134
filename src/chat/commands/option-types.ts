import { either, grouped, isVisible, seen } from '../text.ts';
import type { Option } from './option.ts';
import { plainSuggestion, quoted, starting } from './suggest.ts';

/** Declares an option that takes a whole number from `min` to `max`. */
export const integer = (about: string, min: number, max: number): Option<number> => ({
  type: { kind: 'integer', min, max },
  about: `${about}, ${min} to ${max}`,
  required: true,
  parse: (typed) =>
    /^\d{1,9}$/.test(typed) && Number(typed) >= min && Number(typed) <= max
      ? { value: Number(typed) }
      : { error: `must be a whole number from ${min} to ${max}, not ${quoted(typed)}.` },
  suggest: () => [],
});

/** Declares an option that takes one of a few words. */
export const choice = <const T extends string>(about: string, choices: readonly T[]): Option<T> => ({
  type: { kind: 'choice', choices },
  about,
  required: true,
  parse: (typed) => {
    const value = choices.find((one) => one === typed.toLowerCase());
    return value === undefined ? { error: `must be ${either(choices)}, not ${quoted(typed)}.` } : { value };
  },
  suggest: (typed) => starting(typed, choices.map(plainSuggestion)),
});

/** Declares an option that takes one of a few words, by their labels. Forms show all of them at once. */
export const labeled = <const T extends string>(
  about: string,
  labels: Readonly<Record<T, string>>,
): Option<T> => ({
  ...choice(about, Object.keys(labels) as T[]),
  field: {
    input: {
      kind: 'radio',
      choices: Object.entries<string>(labels).map(([value, label]) => ({ value, label })),
    },
  },
});

/** Declares an option that takes any visible text. As a last option, it takes the rest of a typed line. */
export const text = (about: string, max: number): Option<string> => ({
  type: { kind: 'text', max },
  about,
  required: true,
  parse: (typed) => {
    if (!isVisible(typed)) return { error: 'must contain something that people can see.' };
    return typed.length <= max ? { value: typed } : { error: tooLong(typed, max) };
  },
  suggest: () => [],
});

/** Says that a text is too long. Platforms count UTF-16 units, so even one that looks short may be. */
const tooLong = (typed: string, max: number): string => {
  const because = seen(typed) > max ? '' : ': an emoji counts as several';
  return `must have at most ${grouped(max)} characters, and this counts as ${grouped(typed.length)}${because}.`;
};

/** Declares an option that takes a member, by name or by the platform's id. */
export const member = (about: string): Option<string> => ({
  type: { kind: 'member' },
  about,
  required: true,
  parse: (typed) => ({ value: typed.replace(/^@/, '') }),
  suggest: () => [],
});
