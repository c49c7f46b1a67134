import { dailyPoints, quizPoints } from '../../engine/points.ts';
import type { Quiz } from '../../engine/quiz.ts';
import type { Answer, Round } from '../rounds/repository.ts';

/**
 * What an answer earns by being right, and, in a race, the first.
 * @param quiz the round's, in a quiz
 */
export const fullPoints = (
  { game, question: { level }, openedAt, closesAt }: Round,
  { at, streak }: Pick<Answer, 'at' | 'streak'>,
  quiz: Quiz | undefined,
): number =>
  game.kind === 'daily'
    ? dailyPoints(level, streak ?? 0)
    : quizPoints(level, at - openedAt, quiz?.allowedMs ?? closesAt - openedAt);
