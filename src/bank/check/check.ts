import type { LoadedBank } from '../loader.ts';
import type { Problem } from '../problem.ts';
import { checkChance } from './chance.ts';
import { checkChoices } from './choices.ts';
import { warnOfClues } from './clues.ts';
import { checkCodeMarks } from './code-marks.ts';
import { checkDuplicates } from './duplicates/duplicates.ts';
import { checkEnglish } from './english/english.ts';
import { checkFamilies, warnOfFamilies } from './families.ts';
import { checkFirstSentence } from './first-sentence.ts';
import { checkGiveaways } from './giveaways.ts';
import { checkGrammar } from './grammar.ts';
import { checkLevels } from './levels.ts';
import { checkMinimum } from './minimum.ts';
import { checkPositions } from './positions.ts';
import type { Python } from './python/python.ts';
import { checkReferences } from './references.ts';
import { inTracks, narrow, type Tracks } from './scope.ts';
import { checkSnippets } from './snippets.ts';
import type { Databases } from './sql/databases.ts';
import { checkSql } from './sql/sql.ts';

/** What runs the code of questions. */
export interface Engines {
  /** Two interpreters that differ in what no program may depend on. */
  readonly pythons: readonly [Python, Python];
  readonly databases: Databases;
}

/** What a careful editor would say about the bank. */
export interface Findings {
  /** What has to be fixed. */
  readonly problems: readonly Problem[];
  /** Which topics are short of questions. They have to be filled, too, but nothing in them is wrong. */
  readonly gaps: readonly Problem[];
  /** What deserves a second look, and may stay. */
  readonly warnings: readonly Problem[];
}

/** Finds everything that a careful editor would send back, in one go: of the whole bank, or of some tracks. */
export const checkBank = async (
  loaded: LoadedBank,
  engines: Engines,
  tracks: Tracks = [],
): Promise<Findings> => {
  const own = narrow(loaded, tracks);
  const { entries } = own;
  const run = await Promise.all([
    checkSnippets(entries, engines.pythons),
    checkSql(entries, engines.databases),
  ]);
  const isNamed = inTracks(tracks);
  return {
    problems: [
      ...own.problems,
      ...checkChoices(entries),
      ...checkEnglish(entries),
      ...checkCodeMarks(entries),
      ...checkFirstSentence(entries),
      ...checkGrammar(entries),
      ...checkChance(entries),
      ...checkReferences(entries),
      ...acrossTheBank(loaded, tracks).filter(isNamed),
      ...run.flat(),
    ],
    gaps: checkMinimum(own.syllabus, entries),
    warnings: [...warnOfFamilies(loaded.entries), ...warnOfClues(loaded.entries)].filter(isNamed),
  };
};

/** What can only be seen in the whole bank. */
const acrossTheBank = ({ entries, exemptions }: LoadedBank, tracks: Tracks): Problem[] => [
  ...checkDuplicates(entries, exemptions, inTracks(tracks)),
  ...checkFamilies(entries),
  ...checkGiveaways(entries),
  ...checkLevels(entries),
  ...checkPositions(entries),
];
