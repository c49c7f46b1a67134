import { join } from 'node:path';
import type { LoadedBank } from '../loader.ts';
import type { Problem } from '../problem.ts';

/** Slugs of the tracks to check; none means the whole bank. */
export type Tracks = readonly string[];

/** Leaves what belongs to the tracks. */
export const narrow = (loaded: LoadedBank, tracks: Tracks): LoadedBank =>
  tracks.length === 0
    ? loaded
    : {
        exemptions: loaded.exemptions,
        syllabus: { tracks: loaded.syllabus.tracks.filter(({ slug }) => tracks.includes(slug)) },
        entries: loaded.entries.filter(({ question }) => tracks.includes(question.track)),
        problems: loaded.problems.filter(inTracks(tracks)),
      };

/** Tells whether a file is one of the tracks'. */
export const inTracks =
  (tracks: Tracks) =>
  ({ file }: Pick<Problem, 'file'>): boolean =>
    tracks.length === 0 || tracks.some((track) => file.startsWith(join('bank', track, '/')));
