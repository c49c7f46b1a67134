import type { Context } from '../commands/command.ts';
import type { Round } from '../ports/game.ts';
import { fullPoints } from './score.ts';

/** What withdrawing a question brought back. */
export interface Returned {
  /** Answers that now count for more. */
  readonly answers: number;
  /** Members who gave one of them. */
  readonly members: number;
  /** Channels in which the question was asked. */
  readonly channels: number;
}

/**
 * Withdraws a question from the workspace: it is not asked any more, every answer to it counts as right, and channels in
 * which it was asked are told.
 * @returns what that brought back; nothing when it was withdrawn before
 */
export const voidQuestion = async (
  { records, channel, member, now }: Context,
  question: string,
): Promise<Returned | undefined> => {
  const { voids, posts, reports } = records;
  const id = await voids.add(channel, question, member.id, now);
  if (id === undefined) return undefined;
  const rounds = await voids.mark(channel, question);
  const returned = (await Promise.all(rounds.map((round) => regrade(round, records, now)))).flat();
  const channels = new Set(rounds.map((round) => round.channel));
  for (const place of channels) await posts.add(place, 'withdrawn', id, now);
  await reports.settle(channel, question, now);
  return { answers: returned.length, members: new Set(returned).size, channels: channels.size };
};

/** Counts all answers to a round as right; gives who had more coming, an entry an answer. */
const regrade = async (round: Round, { voids, quizzes, posts }: Context['records'], now: number) => {
  const quiz = round.game.kind === 'quiz' ? (await quizzes.get(round.game.quiz))?.quiz : undefined;
  const returned: number[] = [];
  for (const answer of await voids.answers(round.id)) {
    // Who was right and has all the points loses nothing by it.
    const points = Math.max(answer.points, fullPoints(round, answer, quiz));
    if (answer.right && points === answer.points) continue;
    await voids.regrade(answer, round, points);
    returned.push(answer.member);
  }
  await posts.touch('question', round.id, now);
  if (round.game.kind === 'quiz') await posts.touch('quiz-end', round.game.quiz, now);
  return returned;
};
