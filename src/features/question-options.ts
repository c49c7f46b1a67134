import { nearest } from '../chat/commands/nearest.ts';
import type { Option } from '../chat/commands/option.ts';
import { quoted, starting, unknown } from '../chat/commands/suggest.ts';
import type { Lookup } from './feature.ts';

/** A topic or a track, by its slug or title; the handler gets the slug. */
export const topic = (about: string): Option<string, Lookup> => ({
  type: { kind: 'search' },
  about,
  required: true,
  parse: (typed, { bank }) => {
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
export const question = (about: string): Option<string, Lookup> => ({
  type: { kind: 'search' },
  about,
  required: true,
  parse: (typed, { bank }) =>
    bank.question(typed) === undefined
      ? { error: `there is no question ${quoted(typed)}. /question search finds ids.` }
      : { value: typed },
  suggest: (typed, { bank }) =>
    bank
      .search(typed.replaceAll('-', ' '))
      .slice(0, 25)
      .map(({ id, prompt }) => ({ value: id, label: prompt })),
});
