import type { ClosedChoices } from './card.ts';

/** The length of the longest bar, in characters. */
export const longestBar = 5;

/** Returns the length of each choice's bar, in characters: its votes compared with the most. Any vote shows. */
export const barLengths = ({ choices }: ClosedChoices): number[] => {
  const most = Math.max(1, ...choices.map(({ votes }) => votes));
  return choices.map(({ votes }) => Math.ceil((votes / most) * longestBar));
};
