import type { Loaded } from '../loader.ts';
import type { Problem } from '../problem.ts';
import { checkChoices } from './choices.ts';
import { checkGiveaways } from './giveaways.ts';
import { checkMinimum } from './minimum.ts';
import { checkPositions } from './positions.ts';
import { checkPrompts } from './prompts.ts';
import type { Python } from './python/python.ts';
import { inTracks, narrow, type Tracks } from './scope.ts';
import { checkSnippets } from './snippets.ts';
import type { Databases } from './sql/databases.ts';
import { checkSql } from './sql/sql.ts';

/** What runs the code of questions. */
export interface Engines {
  readonly python: Python;
  readonly databases: Databases;
}

/** Finds everything a careful editor would send back, in one list: of the whole bank, or of some tracks. */
export const checkBank = async (
  loaded: Loaded,
  { python, databases }: Engines,
  tracks: Tracks = [],
): Promise<Problem[]> => {
  const { syllabus, entries, problems } = loaded;
  const wholeBank = [
    ...problems,
    ...checkChoices(entries),
    ...checkPrompts(entries),
    ...checkGiveaways(entries),
    ...checkPositions(entries),
    ...checkMinimum(syllabus, entries),
  ];
  const own = narrow(loaded, tracks).entries;
  const run = await Promise.all([checkSnippets(own, python), checkSql(own, databases)]);
  return [...wholeBank.filter(inTracks(tracks)), ...run.flat()];
};
