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

/** Finds everything a careful editor would send back, in one list: of the whole bank, or of some tracks. */
export const checkBank = async (loaded: Loaded, python: Python, tracks: Tracks = []): Promise<Problem[]> => {
  const { syllabus, entries, problems } = loaded;
  const wholeBank = [
    ...problems,
    ...checkChoices(entries),
    ...checkPrompts(entries),
    ...checkGiveaways(entries),
    ...checkPositions(entries),
    ...checkMinimum(syllabus, entries),
  ];
  const snippets = await checkSnippets(narrow(loaded, tracks).entries, python);
  return [...wholeBank.filter(inTracks(tracks)), ...snippets];
};
