import { isDeepStrictEqual } from 'node:util';
import type { Records } from '../../bot/store.ts';
import type { Context } from '../../chat/commands/command.ts';
import { dropQuestion } from '../../engine/quiz.ts';
import { advanceQuiz } from '../quiz/advance.ts';
import { fullPoints } from '../quiz/score.ts';
import type { Answer, Round, StoredQuiz } from '../rounds/repository.ts';

/** What withdrawing a question brought back. */
export interface Returned {
  /** Answers that count for more now. */
  readonly answers: number;
  /** Members who gave one of them. */
  readonly members: number;
  /** Channels in which the question was asked. */
  readonly channels: number;
}

/**
 * Withdraws a question from the workspace: it is not asked any more, its open rounds close, every answer to it counts as
 * right, a day missed because of it lowers nobody's later points, and channels in which it was asked are told.
 * @returns what that brought back; nothing when it was withdrawn before
 */
export const withdrawQuestion = async (
  { records, channel, member, now }: Context,
  question: string,
): Promise<Returned | undefined> => {
  const { withdrawals, posts, reports } = records;
  const id = await withdrawals.add(channel, question, member.id, now);
  if (id === undefined) return undefined;
  await takeOut(records, channel, question);
  // Marking takes the rounds: answers that were on their way are in by now, and none comes after.
  const rounds = await withdrawals.mark(channel, question);
  for (const round of rounds) await close(records, round, now);
  const raised = [
    ...(await forEach(rounds, (round) => regrade(records, round))),
    // Only now, as what counts as right by now has a streak's bonus too.
    ...(await forEach(rounds, (round) => mendLater(records, round))),
  ];
  for (const round of rounds) await show(records, round, now);
  const channels = new Set(rounds.map((round) => round.channel));
  for (const place of channels) await posts.add(place, 'withdrawn', id, now);
  await reports.settle(channel, question, now);
  return {
    answers: new Set(raised.map(({ round, member }) => `${round} ${member}`)).size,
    members: new Set(raised.map(({ member }) => member)).size,
    channels: channels.size,
  };
};

const forEach = async <T>(rounds: readonly Round[], work: (round: Round) => Promise<T[]>): Promise<T[]> => {
  const results: T[] = [];
  for (const round of rounds) results.push(...(await work(round)));
  return results;
};

/** Makes running quizzes shorter that are yet to ask the question. */
const takeOut = async (
  { roundOpener, quizzes }: Records,
  workspace: Context['channel'],
  question: string,
): Promise<void> => {
  for (const quiz of await roundOpener.takeOut(workspace, question)) {
    const stored = await quizzes.get(quiz);
    if (stored) await quizzes.save(stored, dropQuestion(stored.quiz));
  }
};

const close = async (records: Records, round: Round, now: number): Promise<void> => {
  if (round.closedAt !== undefined) return;
  if (round.game.kind === 'daily') {
    await records.rounds.close(round.id, now);
    await records.timers.clear('close', round.id);
    return;
  }
  const stored = await quizOf(records, round);
  if (stored) await advanceQuiz(records, stored, 'skip', now);
};

/** Counts all answers to a round as right, and gives those that count for more by it. */
const regrade = async (records: Records, round: Round): Promise<Answer[]> => {
  const quiz = (await quizOf(records, round))?.quiz;
  const answers = await records.withdrawals.answers(round.id);
  return keep(
    records,
    round,
    answers.map((was) => {
      // Who was right and has all the points loses nothing by it.
      const points = Math.max(was.points, fullPoints(round, was, quiz));
      return { was, is: { ...was, right: true, points } };
    }),
  );
};

/**
 * Grades answers to later days anew whose streak the withdrawn day had broken, and gives those that count for more by it.
 * Those that were wrong have the longer streak too, in case they count as right one day.
 */
const mendLater = async (records: Records, voided: Round): Promise<Answer[]> => {
  const gained: Answer[] = [];
  for (const { round, answer } of await records.streaks.after(voided)) {
    if (round.game.kind !== 'daily' || round.game.day === undefined) continue;
    const streak = await records.streaks.of(answer.member, round.channel, round.game.day);
    if (streak <= (answer.streak ?? 0)) continue;
    const mended = { ...answer, streak };
    const points = answer.right ? fullPoints(round, mended, undefined) : 0;
    gained.push(...(await keep(records, round, [{ was: answer, is: { ...mended, points } }])));
  }
  return gained;
};

/** Keeps what changed in the answers, and gives those that count for more now. */
const keep = async (
  { withdrawals }: Records,
  round: Round,
  answers: readonly { readonly was: Answer; readonly is: Answer }[],
): Promise<Answer[]> => {
  const changed = answers.filter(({ was, is }) => !isDeepStrictEqual(was, is));
  await withdrawals.regrade(
    round,
    changed.map(({ is }) => is),
  );
  return changed
    .filter(({ was, is }) => is.right !== was.right || is.points > was.points)
    .map(({ is }) => is);
};

/**
 * Has the messages brought up to date that show the round or what it counts in. A quiz of teams keeps its final standings:
 * teams may have other members by now.
 */
const show = async (records: Records, round: Round, now: number): Promise<void> => {
  await records.posts.touch('question', round.id, now);
  const stored = await quizOf(records, round);
  if (stored && stored.quiz.mode !== 'teams') await records.posts.touch('quiz-end', stored.id, now);
};

const quizOf = async ({ quizzes }: Records, { game }: Round): Promise<StoredQuiz | undefined> =>
  game.kind === 'quiz' ? quizzes.get(game.quiz) : undefined;
