import { type Card, note } from '../../chat/card.ts';
import { strong } from '../../chat/inline.ts';
import { plural } from '../../chat/text.ts';
import type { Answer } from '../rounds/repository.ts';

/**
 * Tells a player right after answering how it went.
 * @param heading says which question it was
 * @param firstRight the name of who was first to be right
 * @param isLoner whether they play for no team in a quiz of teams
 */
export const feedbackCard = (
  heading: string,
  { right, points }: Answer,
  firstRight: string | undefined,
  isLoner: boolean,
): Card => {
  const about = `${heading}: `;
  if (!right)
    return note([about, strong('Not this time.'), ' The answer comes when the question closes.'], 'wrong');
  return points > 0 || firstRight === undefined
    ? note([about, strong('Right!'), ` ${plural(points, 'point')}.${isLoner ? forNoTeam : ''}`], 'right')
    : note([about, strong('Right,'), ` but ${firstRight} was first.`], 'right');
};

const forNoTeam = ' Your points count for no team until /team join puts you into one.';
