import { note } from '../../chat/card.ts';
import type { Context } from '../../chat/commands/command.ts';
import { privately, type Response } from '../../chat/messages.ts';
import type { Quiz } from '../../engine/quiz.ts';
import { grade } from '../../engine/round.ts';
import { localDate } from '../../engine/schedule.ts';
import { advanceQuiz, questionShown } from '../quiz/advance.ts';
import { fullPoints } from '../quiz/score.ts';
import { alreadyAnsweredCard, closedCard, feedbackCard } from './feedback-card.ts';
import type { Round } from './repository.ts';

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
  // Who answers has seen the question, whether its platform has said so yet or not.
  const stored = await questionShown(records, known, now);
  const round = await records.answers.take(id, member.id, right, now);
  if (round === undefined) return privately(closedCard(known));

  const streak = await streakWith(round, context);
  const given = { round: id, member: member.id, choice, right, at: now, streak };
  const counts = right && takesPoints(round, member.id, stored?.quiz);
  const answer = { ...given, points: counts ? fullPoints(round, given, stored?.quiz) : 0 };
  await records.answers.add(answer, round, localDate(now, context.timezone));
  await records.posts.touch('question', id, now + gatherMs);
  if (stored) await advanceQuiz(records, stored, 'look', now, round);
  const isLoner = stored?.quiz.mode === 'teams' && (await records.memberships.of(member.id)) === undefined;
  return privately(feedbackCard(round, answer, await nameOfFirst(round, context), isLoner));
};

/** In a race only the first right answer earns anything. */
const takesPoints = ({ firstRight }: Round, member: number, quiz: Quiz | undefined): boolean =>
  quiz?.mode !== 'race' || firstRight === member;

/** The streak that an answer to this round is scored with: an extra question, which has no day, leaves it as it is. */
const streakWith = async (
  { game, channel }: Round,
  { records: { streaks }, member }: Context,
): Promise<number | undefined> => {
  if (game.kind === 'quiz') return undefined;
  return game.day === undefined
    ? streaks.of(member.id, channel)
    : (await streaks.of(member.id, channel, game.day - 1)) + 1;
};

const nameOfFirst = async (
  { firstRight }: Round,
  { records, member }: Context,
): Promise<string | undefined> => {
  if (firstRight === undefined || firstRight === member.id)
    return firstRight === undefined ? undefined : member.name;
  return (await records.members.get(firstRight))?.name;
};
