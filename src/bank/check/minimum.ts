import type { Entry } from '../loader.ts';
import type { Problem } from '../problem.ts';
import type { Syllabus } from '../schema.ts';

/** What every topic needs: this many questions with choices, and this many open ones. */
const minimum = { choices: 2, open: 1 };

/** Finds the topics that are short of their minimum, in the syllabus's order. */
export const checkMinimum = (syllabus: Syllabus, entries: readonly Entry[]): Problem[] =>
  syllabus.tracks.flatMap((track) =>
    track.topics.flatMap(({ slug }) => {
      const own = entries.filter(({ question }) => question.topic === slug);
      const open = own.filter(({ question }) => question.kind === 'open').length;
      const lacks = [
        Math.max(0, minimum.choices - (own.length - open)),
        Math.max(0, minimum.open - open),
      ] as const;
      if (lacks[0] + lacks[1] === 0) return [];
      const says = `lacks ${lacks[0]} questions with choices and ${lacks[1]} open ones; write them`;
      return [{ file: `bank/${track.slug}/${slug}.yaml`, says }];
    }),
  );
