import { quizBoard } from './boards.ts';
import type { Account, Asked, History } from './history.ts';
import { grade } from './recount.ts';

/**
 * Returns what an account has in the quiz that asked a question, and where that puts it among all who play once somebody
 * has points, as in `250 points, 2 of 5, shared`.
 */
export const placeIn = (history: History, { quiz }: Asked, account: Account): string => {
  const given = [...history.given.values()].flatMap((all) => [...all.values()]);
  const ofQuiz = given.filter(({ asked }) => quiz !== undefined && asked.quiz?.id === quiz.id);
  const rows = quizBoard(ofQuiz.map((one) => grade(history, one)));
  const own = rows.find(({ who }) => who === account);
  if (own === undefined) return 'nothing';
  const isShared = rows.filter(({ rank }) => rank === own.rank).length > 1;
  const place = `, ${own.rank} of ${rows.length}${isShared ? ', shared' : ''}`;
  // Nobody is first while nobody has points.
  const hasPlace = rows.length > 1 && (own.rank > 1 || own.points > 0);
  return `${own.points} points${hasPlace ? place : ''}`;
};

/** Reads the same out of the reply to an answer. */
export const placeTold = (says: string): string => {
  const [, points, , tied, rank, size] =
    /^([\d,]+) points?( · (tied for )?([\d,]+)(?:st|nd|rd|th) of ([\d,]+))?/m.exec(says) ?? [];
  if (points === undefined) return 'nothing';
  const place = rank === undefined ? '' : `, ${rank} of ${size}${tied === undefined ? '' : ', shared'}`;
  return `${points} points${place}`.replaceAll(/(\d),(\d)/g, '$1$2');
};
