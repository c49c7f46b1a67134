import { type Card, note } from '../../chat/card.ts';
import { strong } from '../../chat/inline.ts';
import type { Answer } from '../rounds/repository.ts';

/**
 * Builds the card for a player who answered the question before, in a quiz with the same code.
 * @param heading says which question it was
 */
export const repeatedCard = (heading: string, { right }: Pick<Answer, 'right'>): Card =>
  right
    ? note([`${heading}: `, strong('Right,'), ' but you answered it before, so it earns no points.'], 'right')
    : note(
        [
          `${heading}: `,
          strong('Not this time.'),
          ' You answered it before, so it would have earned no points. You’ll see the answer when the question closes.',
        ],
        'wrong',
      );
