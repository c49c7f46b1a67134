import { letters, rightChoice, shuffleChoices } from '../../engine/round.ts';
import type { Entry } from '../loader.ts';
import type { Problem } from '../problem.ts';
import { percent } from './giveaways.ts';

/** How often the choice at one position is right once choices are shuffled, and how often it would be by chance. */
export interface PositionRate {
  readonly letter: string;
  readonly rate: number;
  readonly chance: number;
}

/** How often each question is shuffled for the rates. */
const shuffles = 20;
/** The largest difference between rate and chance, from 0 to 1. */
const tolerance = 0.04;
/** Below this many questions at a position its rate says nothing. */
const enough = 40;

/** The rates of all positions that enough questions have, shuffled as in play, with seeds 0, 1, 2 … */
export const positionRates = (entries: readonly Entry[]): PositionRate[] => {
  const questions = entries.map(({ question }) => question).filter((question) => question.kind !== 'open');
  const rightAt = questions.map((question, index) =>
    Array.from(
      { length: shuffles },
      (_, turn) => rightChoice(shuffleChoices(question, index * shuffles + turn)).position,
    ),
  );
  return letters.flatMap((letter, position) => {
    const having = questions
      .map((_, index) => index)
      .filter((index) => (questions[index]?.choices.length ?? 0) > position);
    if (having.length < enough) return [];
    const hits = having.flatMap((index) => rightAt[index] ?? []).filter((at) => at === position).length;
    const chance =
      having.reduce((sum, index) => sum + 1 / (questions[index]?.choices.length ?? 1), 0) / having.length;
    return [{ letter, rate: hits / (having.length * shuffles), chance }];
  });
};

/** Finds positions at which the right choice stands more or less often than by chance. */
export const checkPositions = (entries: readonly Entry[]): Problem[] =>
  positionRates(entries)
    .filter(({ rate, chance }) => Math.abs(rate - chance) > tolerance)
    .map(({ letter, rate, chance }) => ({
      file: 'bank',
      says: `choice ${letter} is right in ${percent(rate)}, by chance ${percent(chance)}; look at how choices are shuffled`,
    }));
