import { either, isVisible, seen } from '../text.ts';
import type { Option } from './option.ts';
import { plainSuggestion, quoted, starting } from './suggest.ts';

/** A whole number within bounds, both included. */
export const integer = (about: string, min: number, max: number): Option<number> => ({
  type: { kind: 'integer', min, max },
  about,
  required: true,
  parse: (typed) =>
    /^\d{1,9}$/.test(typed) && Number(typed) >= min && Number(typed) <= max
      ? { value: Number(typed) }
      : { error: `must be a whole number from ${min} to ${max}, not ${quoted(typed)}.` },
  suggest: () => [],
});

/** One of a few words. */
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

/** Any text; in a typed line it takes all that is left. */
export const text = (about: string, max: number): Option<string> => ({
  type: { kind: 'text', max },
  about,
  required: true,
  parse: (typed) => {
    if (!isVisible(typed)) return { error: 'must hold something that people can see.' };
    return typed.length <= max ? { value: typed } : { error: tooLong(typed, max) };
  },
  suggest: () => [],
});

/** Platforms count UTF-16 units, so what looks short may be too long. */
const tooLong = (typed: string, max: number): string => {
  const because = seen(typed) > max ? '' : ': an emoji counts as several';
  return `must have at most ${max} characters, and this counts as ${typed.length}${because}.`;
};

/** Another member, by name or by the platform's id. */
export const member = (about: string): Option<string> => ({
  type: { kind: 'member' },
  about,
  required: true,
  parse: (typed) => ({ value: typed.replace(/^@/, '') }),
  suggest: () => [],
});
