import type { Block } from '../../chat/card.ts';
import type { Member } from '../../chat/people.ts';
import { quizPoints } from '../../engine/points.ts';
import type { Quiz } from '../../engine/quiz.ts';
import type { Answer, Round } from '../rounds/repository.ts';
import type { GameRules } from '../rounds/rules.ts';
import { advanceQuiz, questionLost, questionShown, quizOf } from './advance.ts';
import { liveGame } from './cards.ts';
import { feedbackCard } from './feedback-card.ts';
import { lostBefore, lostText } from './lost.ts';
import { quizNotice } from './notice.ts';
import type { QuizRecords } from './repository.ts';
import { playersTable, shownBetween, topTeams, topThree } from './tables.ts';

/** The rules of live quizzes. */
export const quizRules: GameRules<QuizRecords> = {
  answering: async (known, { records, member, now }) => {
    // Anyone who answers has seen the question, even if its platform has not confirmed that it was sent.
    const stored = await questionShown(records, known, now);
    const quiz = stored?.quiz;
    return {
      streak: async () => undefined,
      points: (round, answer) => (earns(round, member, quiz) ? pointsFor(round, answer, quiz) : 0),
      after: async (round) => {
        if (stored) await advanceQuiz(records, stored, 'tick', now, round);
      },
      feedback: async (round, answer) => {
        const isLoner = quiz?.mode === 'teams' && (await records.memberships.of(member.id)) === undefined;
        const first = await nameOfFirst(round, member, records);
        return feedbackCard(headingOf(round, quiz), answer, first, isLoner);
      },
    };
  },
  scoring: async (round, records) => {
    const quiz = (await quizOf(records, round))?.quiz;
    return (answer) => pointsFor(round, answer, quiz);
  },
  presentation: async (round, { records, now }) => {
    const quiz = (await quizOf(records, round))?.quiz;
    return {
      heading: headingOf(round, quiz),
      ...(quiz === undefined || round.game.kind !== 'quiz' ? {} : { live: liveGame(round.game.quiz, quiz) }),
      // A question that has not reached its channel yet still has its full time.
      closesAt: quiz?.phase.kind === 'asking' && !quiz.phase.shown ? now + quiz.allowedMs : round.closesAt,
      remarks: () => remarksOf(round, records),
      belowReveal: () => tableSoFar(round, quiz, records),
    };
  },
  close: async (round, { records, now }) => {
    const stored = await quizOf(records, round);
    if (stored) await advanceQuiz(records, stored, 'skip', now);
  },
  sending: {
    // A question that closed before anyone saw it is not worth showing anymore.
    before: async ({ closedAt }) => closedAt === undefined,
    after: (round, isSent, { records, now }) =>
      isSent ? questionShown(records, round, now).then(() => {}) : questionLost(records, round, now),
    canWait: false,
    notice: async ({ game }, failure, { records }) =>
      game.kind === 'quiz' ? quizNotice(game.quiz, failure, records) : undefined,
  },
};

/** Says which questions before this one could not be posted, unless an earlier message said so. */
const remarksOf = async ({ game }: Round, { quizPosts }: QuizRecords): Promise<string[]> => {
  if (game.kind !== 'quiz') return [];
  const lost = lostBefore(game.index, await quizPosts.of(game.quiz));
  return lost.length === 0 ? [] : [lostText(lost)];
};

const headingOf = ({ game }: Round, quiz: Quiz | undefined): string => {
  const number = game.kind === 'quiz' ? game.index + 1 : 1;
  return `Question ${number} of ${quiz?.questions ?? number}`;
};

/** Returns whether a right answer earns points: in a race, only the first one does. */
const earns = ({ firstRight }: Round, { id }: Member, quiz: Quiz | undefined): boolean =>
  quiz?.mode !== 'race' || firstRight === id;

const pointsFor = (
  { question, openedAt, closesAt }: Round,
  { at }: Pick<Answer, 'at'>,
  quiz: Quiz | undefined,
): number => quizPoints(question.level, at - openedAt, quiz?.allowedMs ?? closesAt - openedAt);

const nameOfFirst = async (
  { firstRight }: Round,
  member: Member,
  { members }: QuizRecords,
): Promise<string | undefined> => {
  if (firstRight === undefined) return undefined;
  return firstRight === member.id ? member.name : (await members.get(firstRight))?.name;
};

/** Builds a table of the best players or teams so far; none once the quiz is over, or if nobody answered the question. */
const tableSoFar = async (
  { game, answers }: Round,
  quiz: Quiz | undefined,
  { boards }: QuizRecords,
): Promise<Block[]> => {
  if (game.kind !== 'quiz' || answers === 0 || quiz?.phase.kind === 'over') return [];
  return quiz?.mode === 'teams'
    ? topTeams(await boards.quizTeams(game.quiz))
    : playersTable(topThree(await boards.quiz(game.quiz, shownBetween)));
};
