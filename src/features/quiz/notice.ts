import { note } from '../../chat/card.ts';
import { says, slash, strong } from '../../chat/inline.ts';
import type { Notice } from '../../chat/messages.ts';
import { failingCard } from '../outages/cards.ts';
import type { PostFailure } from '../post-failure.ts';
import type { QuizRecords } from './repository.ts';

/**
 * Tells the person who started a quiz that its posts fail: once it is over if nobody saw any of it or its standings are
 * given up, and after a long time in any case.
 */
export const quizNotice = async (
  quiz: number,
  failure: PostFailure,
  { quizzes, quizPosts, members }: QuizRecords,
): Promise<Notice | undefined> => {
  const { channel, reason, isLong, isFinal } = failure;
  const stored = await quizzes.get(quiz);
  const to = stored?.startedBy === undefined ? undefined : await members.get(stored.startedBy);
  if (stored === undefined || to === undefined) return undefined;
  const { posted, lost } = await quizPosts.of(quiz);
  const isOver = stored.quiz.phase.kind === 'over';
  if (isOver && posted.length === 0 && lost.length > 0) {
    const heading = strong(`Nobody saw your quiz in #${channel.name}, so it has ended.`);
    return {
      to,
      card: note(
        [
          heading,
          ...says` I could not post its questions. ${reason} Then start another with ${slash('quiz start')}.`,
        ],
        'warning',
      ),
    };
  }
  return isLong || (isOver && isFinal) ? { to, card: failingCard(failure) } : undefined;
};
