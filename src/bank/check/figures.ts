import type { Entry, Loaded } from '../loader.ts';
import { isOldForm } from '../schema/old-kit.ts';
import { giveaways, percent } from './giveaways.ts';
import { type ShortTopic, shortTopics } from './minimum.ts';
import { positionRates } from './positions.ts';
import { isPython } from './snippets.ts';

/** Tells the bank in numbers, and what it still lacks, as lines to print. */
export const figures = ({ syllabus, entries }: Loaded): string[] => {
  const rates = giveaways(entries);
  const short = shortTopics(syllabus, entries);
  return [
    `${entries.length} questions: ${counts(entries, ({ question }) => question.kind)}; ${counts(entries, ({ question }) => question.level)}`,
    ...syllabus.tracks.map(({ slug }) => trackLine(slug, entries, short)),
    `Python snippets run: ${entries.filter((entry) => isPython(entry) && (entry.written.kind === 'output' || entry.written.runs)).length}`,
    `Right by always taking the longest choice: ${percent(rates.longest)}, the shortest: ${percent(rates.shortest)}`,
    `Right by position: ${positionRates(entries)
      .map(({ letter, rate, chance }) => `${letter} ${percent(rate)} (chance ${percent(chance)})`)
      .join(', ')}`,
    ...oldForm(entries),
    `Topics still short of two questions with choices and one open: ${short.length}`,
    ...shortByTrack(short),
  ];
};

const oldForm = (entries: readonly Entry[]): string[] => {
  const old = entries.filter(({ written }) => written.kind === 'open' && isOldForm(written));
  return old.length === 0 ? [] : [`Open questions in the old form: ${old.length}`];
};

const counts = (entries: readonly Entry[], key: (entry: Entry) => string): string =>
  [...Map.groupBy(entries, key)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([name, group]) => `${group.length} ${name}`)
    .join(', ');

const trackLine = (track: string, entries: readonly Entry[], short: readonly ShortTopic[]): string => {
  const own = entries.filter(({ question }) => question.track === track);
  const missing = short.filter((one) => one.track === track).length;
  const detail = own.length === 0 ? '' : ` (${counts(own, ({ question }) => question.kind)})`;
  return `  ${track}: ${own.length}${detail}${missing === 0 ? '' : `, ${missing} topics short`}`;
};

const shortByTrack = (short: readonly ShortTopic[]): string[] =>
  [...Map.groupBy(short, ({ track }) => track)].map(
    ([track, topics]) => `  ${track}: ${topics.map(({ topic }) => topic).join(', ')}`,
  );
