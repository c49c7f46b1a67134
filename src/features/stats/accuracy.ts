import type { TopicRecord } from './repository.ts';

/** A person's answers on one track, topic, or level. */
export interface Tally {
  /** A track's or topic's slug, or a level. */
  readonly of: string;
  readonly answers: number;
  readonly right: number;
}

/** With fewer answers, a track or topic is neither strong nor weak. */
const fewestAnswers = 3;
/** The share of right answers from which someone is strong in a topic. */
const strongFrom = 0.7;

/** Adds up answers by track, topic, or level, most answered first. */
export const tallyBy = (records: readonly TopicRecord[], part: 'track' | 'topic' | 'level'): Tally[] =>
  [...Map.groupBy(records, (record) => record[part])]
    .map(([of, group]) => ({ of, answers: total(group, 'answers'), right: total(group, 'right') }))
    .sort((a, b) => b.answers - a.answers || a.of.localeCompare(b.of));

/** Finds up to `limit` of the strongest and of the weakest, among those with enough answers. */
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

/** Returns the share of right answers in percent, rounded. */
export const percent = (tally: Tally): number => Math.round(100 * shareOf(tally));

const shareOf = ({ right, answers }: Tally): number => right / answers;

const total = (records: readonly TopicRecord[], part: 'answers' | 'right'): number =>
  records.reduce((sum, record) => sum + record[part], 0);
