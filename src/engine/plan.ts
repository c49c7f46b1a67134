import { arrange } from './arrange.ts';
import { type FamilyOf, type History, pick } from './pick.ts';
import type { ChoiceQuestion } from './question.ts';
import { derive, type Seed } from './random.ts';
import { shuffleChoices } from './round.ts';

/**
 * Plans the questions of a quiz, in the order asked, each with its choices in the order shown. The same seed, bank and
 * history give the same quiz. Returns fewer than `count` if fewer questions fit; only one of each family does.
 */
export const planQuiz = (
  fitting: readonly ChoiceQuestion[],
  history: History,
  count: number,
  seed: Seed,
  familyOf?: FamilyOf,
): ChoiceQuestion[] =>
  arrange(pick(fitting, history, count, seed, familyOf)).map((question, index) =>
    shuffleChoices(question, derive(seed, 'question', index)),
  );

/** Picks a daily question, with its choices in the order shown; `undefined` if no question fits. */
export const planDaily = (
  fitting: readonly ChoiceQuestion[],
  history: History,
  seed: Seed,
  familyOf?: FamilyOf,
): ChoiceQuestion | undefined => planQuiz(fitting, history, 1, seed, familyOf)[0];
