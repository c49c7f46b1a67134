import { letters } from '../../engine/round.ts';

const numbers = '12345';

/** Returns the position, from 0, of the choice that a letter or a number names; `undefined` for any other word. */
export const answerOf = (word: string): number | undefined => {
  if (word.length !== 1) return undefined;
  const position = Math.max(letters.indexOf(word as 'a'), numbers.indexOf(word));
  return position < 0 ? undefined : position;
};
