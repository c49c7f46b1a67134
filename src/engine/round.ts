import type { Choice, ChoiceQuestion } from './question.ts';
import { type Seed, shuffle } from './random.ts';

/** The letters that choices carry, in the order shown. */
export const letters = ['a', 'b', 'c', 'd', 'e'] as const;

/** The question with its choices in the order in which one post shows them. */
export const shuffleChoices = (question: ChoiceQuestion, seed: Seed): ChoiceQuestion => ({
  ...question,
  choices: shuffle(question.choices, seed, 'choices'),
});

/** Whether the choice at `position`, from 0, is the right one; `undefined` if there is no such choice. */
export const grade = ({ choices }: ChoiceQuestion, position: number): boolean | undefined =>
  choices[position]?.correct;

/** The right choice, with its position from 0. */
export const rightChoice = ({ choices, id }: ChoiceQuestion): Choice & { readonly position: number } => {
  const position = choices.findIndex(({ correct }) => correct);
  const choice = choices[position];
  if (choice === undefined) throw new Error(`Question ${id} has no right choice; run the bank check.`);
  return { ...choice, position };
};
