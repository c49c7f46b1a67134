import type { Member } from '../../chat/people.ts';
import type { QuizRecords, StoredQuiz } from './repository.ts';

/** Says that a player's points count for no team of a team quiz. Returns an empty text if they do, or in other quizzes. */
export const asideFor = async (
  { id }: Member,
  stored: StoredQuiz | undefined,
  { mixes, memberships }: QuizRecords,
): Promise<string> => {
  if (stored?.quiz.mode !== 'teams') return '';
  const dealt = await mixes.teamOf(stored.id, id);
  if (dealt === 'none')
    return ' The teams were mixed before you came, so your points count for none of them.';
  if (dealt !== undefined || (await memberships.of(id)) !== undefined) return '';
  return ' Your points do not count for a team until you join one with /team join.';
};
