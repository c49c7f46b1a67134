import type { ChoiceQuestion } from '../../engine/question.ts';
import type { Entry } from '../loader.ts';
import type { Problem } from '../problem.ts';

/** How often a player wins who knows nothing and goes by the length of the choices, each from 0 to 1. */
export interface Giveaways {
  readonly longest: number;
  readonly shortest: number;
}

const tooOften = 0.35;
/** Below this many questions the rates say nothing. */
const enough = 40;

/** Takes the longest, or the shortest, choice of every question; where several tie, one of them by chance. */
export const giveaways = (entries: readonly Entry[]): Giveaways => {
  const questions = entries.map(({ question }) => question).filter((question) => question.kind !== 'open');
  const rate = (pick: (lengths: readonly number[]) => number) =>
    questions.reduce((sum, question) => sum + chanceOfRight(question, pick), 0) /
    Math.max(1, questions.length);
  return {
    longest: rate((lengths) => Math.max(...lengths)),
    shortest: rate((lengths) => Math.min(...lengths)),
  };
};

/** Finds a bank in which the length of a choice gives the answer away. */
export const checkGiveaways = (entries: readonly Entry[]): Problem[] => {
  if (entries.filter(({ question }) => question.kind !== 'open').length < enough) return [];
  return Object.entries(giveaways(entries))
    .filter(([, rate]) => rate >= tooOften)
    .map(([which, rate]) => ({
      file: 'bank',
      says: `always taking the ${which} choice wins ${percent(rate)}, and must win under ${percent(tooOften)}; even the lengths out`,
    }));
};

const chanceOfRight = ({ choices }: ChoiceQuestion, pick: (lengths: readonly number[]) => number): number => {
  const target = pick(choices.map(({ text }) => text.length));
  const taken = choices.filter(({ text }) => text.length === target);
  return taken.some(({ correct }) => correct) ? 1 / taken.length : 0;
};

/** As in `31.4%`. */
export const percent = (rate: number): string => `${(rate * 100).toFixed(1)}%`;
