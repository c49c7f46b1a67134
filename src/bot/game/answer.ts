import { scoreDaily } from '../../engine/daily.ts';
import { quizPoints } from '../../engine/points.ts';
import type { Quiz } from '../../engine/quiz.ts';
import { grade } from '../../engine/round.ts';
import { localDate } from '../../engine/schedule.ts';
import { note } from '../../view/card.ts';
import { alreadyAnsweredCard, closedCard, feedbackCard } from '../cards/feedback.ts';
import type { Context } from '../commands/command.ts';
import { privately, type Response } from '../events.ts';
import type { Answer, DailyGame, Round } from '../ports/game.ts';
import { moveQuiz } from './move-quiz.ts';
import { streakNow } from './streak-now.ts';

/** How long answers are gathered before the count on a question's message is brought up to date, in milliseconds. */
const gatherMs = 3_000;

/** Takes a member's answer: once and for all, scored at once, told to nobody else. */
export const answerRound = async (
  { round: id, choice }: { round: number; choice: number },
  context: Context,
): Promise<Response> => {
  const { records, member, now } = context;
  const known = await records.rounds.get(id);
  const right = known && grade(known.question, choice);
  if (known === undefined || right === undefined) {
    return privately(note('I do not know this question any more, so it takes no answers.', 'warning'));
  }
  const earlier = await records.answers.get(id, member.id);
  if (earlier) return privately(alreadyAnsweredCard(earlier.choice));
  const round = await records.answers.take(id, member.id, right, now);
  if (round === undefined) return privately(closedCard(known));

  const stored = round.game.kind === 'quiz' ? await records.quizzes.get(round.game.quiz) : undefined;
  const given = { round: id, member: member.id, choice, right, at: now };
  const answer =
    round.game.kind === 'quiz'
      ? { ...given, ...scoreInQuiz(round, right, member.id, now, stored?.quiz) }
      : { ...given, ...(await scoreOfTheDay(round, round.game, right, context)) };
  await records.answers.add(answer, round, localDate(now, context.timezone));
  await records.posts.touch('question', id, now + gatherMs);
  if (stored) await moveQuiz(records, stored, 'look', now, round);
  return privately(feedbackCard(round, answer, await nameOfFirst(round, context)));
};

type Score = Pick<Answer, 'points' | 'streak'>;

/** In a race only the first right answer earns anything. */
const scoreInQuiz = (
  round: Round,
  right: boolean,
  member: number,
  now: number,
  quiz: Quiz | undefined,
): Score => {
  const { openedAt, closesAt, firstRight, question } = round;
  const isWinner = quiz?.mode !== 'race' || firstRight === member;
  const allowedMs = quiz?.allowedMs ?? closesAt - openedAt;
  const points = right && isWinner ? quizPoints(question.level, now - openedAt, allowedMs) : 0;
  return { points, streak: undefined };
};

const scoreOfTheDay = async (
  { question: { level } }: Round,
  { day }: DailyGame,
  right: boolean,
  { records, member, channel }: Context,
): Promise<Score> => {
  const running = await streakNow(records, member.id, channel.id);
  const answered = day === undefined ? new Map() : await records.streaks.of(member.id, channel.id, day - 1);
  const { points, streak, streaks } = scoreDaily({ level, day, running }, right, answered);
  await records.streaks.correct(member.id, channel.id, streaks);
  return { points, streak: day === undefined ? undefined : streak };
};

const nameOfFirst = async (
  { firstRight }: Round,
  { records, member }: Context,
): Promise<string | undefined> => {
  if (firstRight === undefined || firstRight === member.id)
    return firstRight === undefined ? undefined : member.name;
  return (await records.members.get(firstRight))?.name;
};
