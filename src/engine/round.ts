import type { Choice, ChoiceQuestion } from './question.ts';
import { type Seed, shuffle } from './random.ts';

/** The letters of the choices, in the order shown. */
export const letters = ['a', 'b', 'c', 'd', 'e'] as const;

/** Shuffles a question's choices into the order that one round shows. */
export const shuffleChoices = (question: ChoiceQuestion, seed: Seed): ChoiceQuestion => ({
  ...question,
  choices: shuffle(question.choices, seed, 'choices'),
});

/** Returns whether the choice at `position`, from 0, is right; `undefined` if there is no such choice. */
export const grade = ({ choices }: ChoiceQuestion, position: number): boolean | undefined =>
  choices[position]?.correct;

/** Finds the right choice, with its position from 0. Throws if the question has none. */
export const rightChoice = ({ choices, id }: ChoiceQuestion): Choice & { readonly position: number } => {
  const position = choices.findIndex(({ correct }) => correct);
  const choice = choices[position];
  if (choice === undefined) throw new Error(`Question ${id} has no right choice; run the bank check.`);
  return { ...choice, position };
};
