import { nearest } from '../chat/commands/nearest.ts';
import type { Option } from '../chat/commands/option.ts';
import { unknown } from '../chat/commands/suggest.ts';
import { says, slash } from '../chat/inline.ts';
import type { Lookup } from './lookup.ts';
import { findSubjects } from './subject-search.ts';

/** Declares an option that takes a topic or a track, by its slug or title. The handler gets the slug. */
export const topic = (about: string): Option<string, Lookup> => ({
  type: { kind: 'search' },
  about,
  required: true,
  parse: (typed, { bank }) => {
    const wanted = typed.toLowerCase();
    const found = bank.subjects.find(({ slug, title }) => slug === wanted || title.toLowerCase() === wanted);
    if (found?.questions === 0) return { error: `there are no questions on ${found.title} yet.` };
    if (found) return { value: found.slug };
    const filled = bank.subjects.filter(({ questions }) => questions > 0);
    const near = nearest(
      typed,
      filled.flatMap(({ slug, title }) => [slug, title]),
    ).map((name) => filled.find(({ slug, title }) => slug === name || title === name)?.slug ?? name);
    return unknown(
      'topic',
      typed,
      [...new Set(near)],
      says`Start typing to see topics, or list the tracks with ${slash('help', 'topics')}.`,
    );
  },
  suggest: (typed, { bank }) =>
    findSubjects(typed, bank.subjects).map(({ slug, title, track }) => ({
      value: slug,
      label: track === undefined ? `${title} (whole track)` : title,
    })),
});

/** Declares an option that takes a question's id. */
export const question = (about: string): Option<string, Lookup> => ({
  type: { kind: 'search' },
  about,
  required: true,
  parse: (typed, { bank }) => {
    const id = typed.replaceAll('`', '').trim().toLowerCase();
    if (bank.question(id) !== undefined) return { value: id };
    return unknown('question', typed, bank.near(id), says`Find ids with ${slash('question search')}.`);
  },
  suggest: (typed, { bank }) => {
    const found = bank.search(typed.replaceAll('-', ' '));
    const begins = found.filter(({ id }) => id.startsWith(typed.toLowerCase()));
    return [...new Set([...begins, ...found])]
      .slice(0, 25)
      .map(({ id, prompt }) => ({ value: id, label: prompt }));
  },
});
