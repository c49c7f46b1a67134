import type { Entry } from '../loader.ts';
import type { Problem } from '../problem.ts';
import type { Syllabus } from '../schema.ts';

/** What every topic needs: this many questions with choices, and this many to talk through. */
const minimum = { choices: 2, open: 1 };

/** A topic that does not have its minimum yet. */
export interface ShortTopic {
  readonly track: string;
  readonly topic: string;
  /** How many questions with choices are missing. */
  readonly choices: number;
  /** How many open questions are missing. */
  readonly open: number;
}

/** Lists the topics still short of their minimum, in the syllabus's order. */
export const shortTopics = (syllabus: Syllabus, entries: readonly Entry[]): ShortTopic[] =>
  syllabus.tracks.flatMap((track) =>
    track.topics.flatMap(({ slug }) => {
      const own = entries.filter(({ question }) => question.topic === slug);
      const open = own.filter(({ question }) => question.kind === 'open').length;
      const short = {
        choices: Math.max(0, minimum.choices - (own.length - open)),
        open: Math.max(0, minimum.open - open),
      };
      return short.choices + short.open === 0 ? [] : [{ track: track.slug, topic: slug, ...short }];
    }),
  );

/** Finds the topics of complete tracks that are short of their minimum. */
export const checkMinimum = (syllabus: Syllabus, entries: readonly Entry[]): Problem[] => {
  const complete = new Set(syllabus.tracks.filter((track) => track.complete).map(({ slug }) => slug));
  return shortTopics(syllabus, entries)
    .filter(({ track }) => complete.has(track))
    .map(({ track, topic, choices, open }) => ({
      file: `bank/${track}/${topic}.yaml`,
      says: `lacks ${choices} questions with choices and ${open} open ones, and its track is complete; write them`,
    }));
};
