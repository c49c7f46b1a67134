import { arrange } from './arrange.ts';
import { type FamilyOf, type History, pick } from './pick.ts';
import type { ChoiceQuestion } from './question.ts';
import { derive, type Seed } from './random.ts';
import { shuffleChoices } from './round.ts';

/**
 * The questions of a quiz, in the order asked, each with its choices in the order shown. The same seed, bank and
 * history give the same quiz. Shorter than `count` if fewer questions fit; of each family one fits.
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

/** The question of the day with its choices in the order shown; `undefined` if no question fits. */
export const planDaily = (
  fitting: readonly ChoiceQuestion[],
  history: History,
  seed: Seed,
  familyOf?: FamilyOf,
): ChoiceQuestion | undefined => planQuiz(fitting, history, 1, seed, familyOf)[0];
