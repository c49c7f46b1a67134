import { either, seen } from '../text.ts';
import { nearest } from './nearest.ts';
import type { Option } from './option.ts';
import { plainSuggestion, quoted, starting, unknown } from './suggest.ts';

/** A whole number within bounds, both included. */
export const integer = (about: string, min: number, max: number): Option<number> => ({
  takes: { kind: 'integer', min, max },
  about,
  required: true,
  understand: (typed) =>
    /^\d{1,9}$/.test(typed) && Number(typed) >= min && Number(typed) <= max
      ? { value: Number(typed) }
      : { says: `must be a whole number from ${min} to ${max}, not ${quoted(typed)}.` },
  suggest: () => [],
});

/** One of a few words. */
export const choice = <const T extends string>(about: string, choices: readonly T[]): Option<T> => ({
  takes: { kind: 'choice', choices },
  about,
  required: true,
  understand: (typed) => {
    const value = choices.find((one) => one === typed.toLowerCase());
    return value === undefined ? { says: `must be ${either(choices)}, not ${quoted(typed)}.` } : { value };
  },
  suggest: (typed) => starting(typed, choices.map(plainSuggestion)),
});

/** Any text; in a typed line it takes all that is left. */
export const text = (about: string, max: number): Option<string> => ({
  takes: { kind: 'text', max },
  about,
  required: true,
  understand: (typed) => (typed.length <= max ? { value: typed } : { says: tooLong(typed, max) }),
  suggest: () => [],
});

/** Platforms count UTF-16 units, so what looks short may be too long. */
const tooLong = (typed: string, max: number): string => {
  const because = seen(typed) > max ? '' : ': an emoji counts as several';
  return `must have at most ${max} characters, and this counts as ${typed.length}${because}.`;
};

/** Another member, by name or by the platform's id. */
export const member = (about: string): Option<string> => ({
  takes: { kind: 'member' },
  about,
  required: true,
  understand: (typed) => ({ value: typed.replace(/^@/, '') }),
  suggest: () => [],
});

/** One of the workspace's teams, by name. */
export const team = (about: string): Option<string> => ({
  takes: { kind: 'search' },
  about,
  required: true,
  understand: (typed) => ({ value: typed }),
  suggest: (typed, { teams }) => starting(typed, teams.map(plainSuggestion)),
});

/** A topic or a track, by its slug or title; the handler gets the slug. */
export const topic = (about: string): Option<string> => ({
  takes: { kind: 'search' },
  about,
  required: true,
  understand: (typed, bank) => {
    const wanted = typed.toLowerCase();
    const found = bank.subjects.find(({ slug, title }) => slug === wanted || title.toLowerCase() === wanted);
    if (found) return { value: found.slug };
    const near = nearest(typed, [
      ...bank.subjects.map(({ slug }) => slug),
      ...bank.subjects.map(({ title }) => title),
    ]).map((name) => bank.subjects.find(({ slug, title }) => slug === name || title === name)?.slug ?? name);
    return unknown(
      'topic',
      typed,
      [...new Set(near)],
      'Topics complete as you type; /help lists the tracks.',
    );
  },
  suggest: (typed, { bank }) =>
    starting(
      typed,
      bank.subjects
        .filter(({ questions }) => questions > 0)
        .map(({ slug, title, track }) => ({
          value: slug,
          label: track === undefined ? `${title} (whole track)` : title,
        })),
    ),
});

/** A question, by its id. */
export const question = (about: string): Option<string> => ({
  takes: { kind: 'search' },
  about,
  required: true,
  understand: (typed, bank) =>
    bank.question(typed) === undefined
      ? { says: `there is no question ${quoted(typed)}. /question search finds ids.` }
      : { value: typed },
  suggest: (typed, { bank }) =>
    bank
      .search(typed.replaceAll('-', ' '))
      .slice(0, 25)
      .map(({ id, prompt }) => ({ value: id, label: prompt })),
});
