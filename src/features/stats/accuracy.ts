import type { TopicRecord } from './repository.ts';

/** Answers to questions of one kind. */
export interface Tally {
  /** A track's or topic's slug, or a level. */
  readonly of: string;
  readonly answers: number;
  readonly right: number;
}

/** Fewer answers say nothing about a track or a topic. */
const fewestAnswers = 3;
/** From this share of right answers on, someone is strong in it. */
const strongFrom = 0.7;

/** Answers added up by track, topic or level, most answered first. */
export const tallyBy = (records: readonly TopicRecord[], part: 'track' | 'topic' | 'level'): Tally[] =>
  [...Map.groupBy(records, (record) => record[part])]
    .map(([of, group]) => ({ of, answers: total(group, 'answers'), right: total(group, 'right') }))
    .sort((a, b) => b.answers - a.answers || a.of.localeCompare(b.of));

/** Up to `limit` of those that go best and worst, as far as there are enough answers to tell. */
export const extremes = (
  tallies: readonly Tally[],
  limit: number,
): { readonly strongest: readonly Tally[]; readonly weakest: readonly Tally[] } => {
  const known = tallies
    .filter(({ answers }) => answers >= fewestAnswers)
    .sort((a, b) => shareOf(b) - shareOf(a) || b.answers - a.answers);
  return {
    strongest: known.filter((tally) => shareOf(tally) >= strongFrom).slice(0, limit),
    weakest: known
      .filter((tally) => shareOf(tally) < strongFrom)
      .reverse()
      .slice(0, limit),
  };
};

/** In per cent, rounded. */
export const percent = (tally: Tally): number => Math.round(100 * shareOf(tally));

const shareOf = ({ right, answers }: Tally): number => right / answers;

const total = (records: readonly TopicRecord[], part: 'answers' | 'right'): number =>
  records.reduce((sum, record) => sum + record[part], 0);
