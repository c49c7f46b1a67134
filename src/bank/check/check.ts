import type { Loaded } from '../loader.ts';
import type { Problem } from '../problem.ts';
import { checkChoices } from './choices.ts';
import { checkGiveaways } from './giveaways.ts';
import { checkMinimum } from './minimum.ts';
import { checkPositions } from './positions.ts';
import { checkPrompts } from './prompts.ts';
import type { Python } from './python.ts';
import { checkSnippets } from './snippets.ts';

/** Everything a careful editor would send back, in one list. */
export const checkBank = async (
  { syllabus, entries, problems }: Loaded,
  python: Python,
): Promise<Problem[]> => [
  ...problems,
  ...checkChoices(entries),
  ...checkPrompts(entries),
  ...checkGiveaways(entries),
  ...checkPositions(entries),
  ...checkMinimum(syllabus, entries),
  ...(await checkSnippets(entries, python)),
];
