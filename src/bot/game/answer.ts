import { scoreDaily } from '../../engine/daily.ts';
import { quizPoints } from '../../engine/points.ts';
import { grade } from '../../engine/round.ts';
import { localDate } from '../../engine/schedule.ts';
import { runningStreak } from '../../engine/streak.ts';
import { note } from '../../view/card.ts';
import { alreadyAnsweredCard, closedCard, feedbackCard } from '../cards/feedback.ts';
import type { Context } from '../commands/command.ts';
import { privately, type Response } from '../events.ts';
import type { Answer, DailyGame, QuizGame, Round } from '../ports/game.ts';
import { moveQuiz } from './move-quiz.ts';

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

  const answer = await score(round, { choice, right }, context);
  await records.answers.add(answer, round, localDate(now, context.timezone));
  await records.posts.touch('question', id, now + gatherMs);
  if (round.game.kind === 'quiz') await lookAtQuiz(round.game, context);
  const first = round.firstRight === undefined ? undefined : await records.members.get(round.firstRight);
  return privately(feedbackCard(round, answer, first?.name));
};

const score = (round: Round, given: Pick<Answer, 'choice' | 'right'>, context: Context): Promise<Answer> =>
  round.game.kind === 'quiz'
    ? scoreInQuiz(round, round.game, given, context)
    : scoreOfTheDay(round, round.game, given, context);

const scoreInQuiz = async (
  round: Round,
  { quiz }: QuizGame,
  given: Pick<Answer, 'choice' | 'right'>,
  { records, member, now }: Context,
): Promise<Answer> => {
  const stored = await records.quizzes.get(quiz);
  const isWinner = stored?.quiz.mode !== 'race' || round.firstRight === member.id;
  const { openedAt, closesAt, question } = round;
  const points =
    given.right && isWinner ? quizPoints(question.level, now - openedAt, closesAt - openedAt) : 0;
  return { ...given, round: round.id, member: member.id, points, at: now, streak: undefined };
};

const scoreOfTheDay = async (
  round: Round,
  { day }: DailyGame,
  given: Pick<Answer, 'choice' | 'right'>,
  { records, member, channel, now }: Context,
): Promise<Answer> => {
  const latest = await records.asking.latestDay(channel.id);
  const answered = await records.streaks.of(member.id, channel.id, (day ?? latest.day) - 1);
  const running = runningStreak(answered, latest.day, latest.open);
  const { level } = round.question;
  const { points, streak, streaks } = scoreDaily({ level, day, running }, given.right, answered);
  await records.streaks.correct(member.id, channel.id, streaks);
  const own = day === undefined ? undefined : streak;
  return { ...given, round: round.id, member: member.id, points, at: now, streak: own };
};

const lookAtQuiz = async ({ quiz }: QuizGame, { records, now }: Context): Promise<void> => {
  const stored = await records.quizzes.get(quiz);
  if (stored) await moveQuiz(records, stored, 'look', now);
};
