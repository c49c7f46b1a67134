import { type Card, note } from '../../chat/card.ts';
import { strong } from '../../chat/inline.ts';
import { plural } from '../../chat/text.ts';
import type { Answer } from '../rounds/repository.ts';

/**
 * Builds the card that a player sees right after answering.
 * @param heading says which question it was
 * @param firstRight the name of the first player who answered correctly, if any
 * @param aside what else a player who scored should know
 */
export const feedbackCard = (
  heading: string,
  { right, points }: Answer,
  firstRight: string | undefined,
  aside: string,
): Card => {
  const about = `${heading}: `;
  if (!right)
    return note(
      [about, strong('Not this time.'), " You'll see the answer when the question closes."],
      'wrong',
    );
  return points > 0 || firstRight === undefined
    ? note([about, strong('Right!'), ` ${plural(points, 'point')}.${aside}`], 'right')
    : note([about, strong('Right,'), ` but ${firstRight} was first.`], 'right');
};
