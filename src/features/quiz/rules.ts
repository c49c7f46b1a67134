import type { Block } from '../../chat/card.ts';
import type { Member } from '../../chat/people.ts';
import { grouped } from '../../chat/text.ts';
import { quizPoints } from '../../engine/points.ts';
import { paceAt, type Quiz, votesToSkip } from '../../engine/quiz.ts';
import type { Work } from '../feature.ts';
import type { Answer, Round } from '../rounds/repository.ts';
import type { Answering, Asked, GameRules } from '../rounds/rules.ts';
import { advanceQuiz, isOver, questionLost, questionShown, quizOf } from './advance.ts';
import { nextButton, skipButton } from './buttons.ts';
import { liveGame } from './cards.ts';
import { feedbackCard } from './feedback-card.ts';
import { asideFor, loners } from './loners.ts';
import { lostBefore, lostText } from './lost.ts';
import { quizNotice } from './notice.ts';
import { type FindPlace, placesAfter } from './own-places.ts';
import type { QuizRecords } from './repository.ts';
import { playersTable, shownBetween, topTeams, topThree } from './tables.ts';

/** The rules of live quizzes. */
export const quizRules: GameRules<QuizRecords> = {
  answering: async (asked, work) => {
    const found: Answering[] = [];
    const places = placesAfter(asked, work.records);
    for (const one of asked) found.push(await answering(one, work, places));
    return found;
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
      closesAt:
        quiz?.phase.kind === 'asking' && !quiz.phase.shown
          ? now + paceAt(quiz, quiz.phase.index).allowedMs
          : round.closesAt,
      remarks: () => remarksOf(round, records),
      belowOpen: [skipButton(round)],
      belowReveal: async () => [...(await tableSoFar(round, quiz, records)), ...nextButton(round, quiz)],
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

/** Says which questions before this one could not be posted, unless an earlier message said so, and how many vote to skip it. */
const remarksOf = async ({ id, game }: Round, { quizPosts, skipVotes }: QuizRecords): Promise<string[]> => {
  if (game.kind !== 'quiz') return [];
  const lost = lostBefore(game.index, await quizPosts.of(game.quiz));
  const votes = await skipVotes.count(id);
  return [
    ...(lost.length === 0 ? [] : [lostText(lost)]),
    ...(votes === 0 ? [] : [`${grouped(votes)} of ${grouped(votesToSkip(game.expected))} votes to skip it.`]),
  ];
};

const answering = async (
  { round: known, members, at }: Asked,
  { records, now }: Work<QuizRecords>,
  places: () => Promise<FindPlace>,
): Promise<Answering> => {
  // Anyone who answers has seen the question, even if its platform has not confirmed that it was sent.
  const stored = await questionShown(records, known, at);
  const quiz = stored?.quiz;
  const isDecided = (round: Round) => stored !== undefined && isOver(stored, round);
  return {
    round: (await records.rounds.get(known.id)) ?? known,
    streak: () => undefined,
    points: (round, answer) => (earns(round, answer, quiz) ? pointsFor(round, answer, quiz) : 0),
    isDecided,
    after: async (round) => {
      if (stored && isDecided(round)) await advanceQuiz(records, stored, 'tick', now, round);
    },
    feedback: async (round, answers) => {
      const alone = await loners(
        answers.map(({ member }) => member),
        stored,
        records,
      );
      const firstRight = await findFirst(round, members, records);
      const heading = headingOf(round, quiz);
      const findPlace = await places();
      return answers.map((answer) => {
        const place = stored && findPlace(stored.id, answer.member);
        return feedbackCard(heading, answer, { firstRight, place, aside: asideFor(answer.member, alone) });
      });
    },
  };
};

const headingOf = ({ game }: Round, quiz: Quiz | undefined): string => {
  const number = game.kind === 'quiz' ? game.index + 1 : 1;
  return `Question ${number} of ${quiz?.pace.length ?? number}`;
};

/** Returns whether a right answer earns points: in a race, only the first one does. */
const earns = ({ firstRight }: Round, { member }: Pick<Answer, 'member'>, quiz: Quiz | undefined): boolean =>
  quiz?.mode !== 'race' || firstRight === member;

const pointsFor = (
  { question, game, openedAt, closesAt }: Round,
  { at }: Pick<Answer, 'at'>,
  quiz: Quiz | undefined,
): number => {
  const pace = game.kind === 'quiz' ? quiz?.pace[game.index] : undefined;
  return quizPoints(question.level, at - openedAt, pace?.allowedMs ?? closesAt - openedAt);
};

const findFirst = async (
  { firstRight }: Round,
  playing: readonly Member[],
  { members }: QuizRecords,
): Promise<Member | undefined> => {
  if (firstRight === undefined) return undefined;
  return playing.find(({ id }) => id === firstRight) ?? members.get(firstRight);
};

/**
 * Builds a table of the best players or teams up to this question; none once the quiz is over, or if nobody answered the
 * question. The answers to the next question stay out of it, because it is open when this message is edited.
 */
const tableSoFar = async (
  { game, answers }: Round,
  quiz: Quiz | undefined,
  { boards }: QuizRecords,
): Promise<Block[]> => {
  if (game.kind !== 'quiz' || answers === 0 || quiz?.phase.kind === 'over') return [];
  return quiz?.mode === 'teams'
    ? topTeams(await boards.quizTeams(game.quiz, game.index))
    : playersTable(topThree(await boards.quiz(game.quiz, shownBetween, game.index)));
};
