import type { Entry, LoadedBank } from '../loader.ts';
import { findClues } from './clues.ts';
import { groupFamilies } from './families.ts';
import { giveaways, percent } from './giveaways.ts';
import { countLevels, seniorShare } from './levels.ts';
import { positionRates } from './positions.ts';
import { isPython } from './snippets.ts';
import { toneRates } from './tones.ts';

/** Tells the bank in numbers, and what it still lacks, as lines to print. */
export const figures = ({ syllabus, entries }: LoadedBank): string[] => {
  const rates = giveaways(entries);
  return [
    `${entries.length} questions: ${counts(entries, ({ question }) => question.kind)}; ${counts(entries, ({ question }) => question.level)}`,
    ...syllabus.tracks.map(({ slug }) => trackLine(slug, entries)),
    `Python snippets run: ${entries.filter((entry) => isPython(entry) && (entry.written.kind === 'output' || entry.written.runs)).length}`,
    `Right by always taking the longest choice: ${percent(rates.longest)}, the shortest: ${percent(rates.shortest)}`,
    ...toneRates(entries).map(
      ({ tone, right, wrong }) =>
        `Choices with ${tone}: ${percent(right)} of the right ones, ${percent(wrong)} of the wrong ones`,
    ),
    clueLine(entries),
    `Senior among questions with choices: ${percent(seniorShare(entries))}`,
    familyLine(entries),
    `Right by position: ${positionRates(entries)
      .map(({ letter, rate, chance }) => `${letter} ${percent(rate)} (chance ${percent(chance)})`)
      .join(', ')}`,
  ];
};

const counts = (entries: readonly Entry[], key: (entry: Entry) => string): string =>
  [...Map.groupBy(entries, key)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([name, group]) => `${group.length} ${name}`)
    .join(', ');

const clueLine = (entries: readonly Entry[]): string => {
  const clues = findClues(entries);
  const right = clues.filter((clue) => clue.right).length;
  return `One choice alone repeats rare words of the prompt: the right one in ${right} questions, a wrong one in ${clues.length - right}`;
};

const familyLine = (entries: readonly Entry[]): string => {
  const groups = groupFamilies(entries);
  return `Families: ${groups.size}, with ${[...groups.values()].flat().length} questions`;
};

const trackLine = (track: string, entries: readonly Entry[]): string => {
  const own = entries.filter(({ question }) => question.track === track);
  const detail =
    own.length === 0 ? '' : ` (${counts(own, ({ question }) => question.kind)}; ${levelsOf(own)})`;
  return `  ${track}: ${own.length}${detail}`;
};

/** The levels of the questions with choices, as in `junior 20, intermediate 40, senior 15 = 20.0%`. */
const levelsOf = (entries: readonly Entry[]): string => {
  const { junior, intermediate, senior } = countLevels(entries);
  return `junior ${junior}, intermediate ${intermediate}, senior ${senior} = ${percent(seniorShare(entries))}`;
};
