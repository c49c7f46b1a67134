import { isDeepStrictEqual } from 'node:util';
import { dropQuestion } from '../../engine/quiz.ts';
import type { Context } from '../feature.ts';
import { quizOf } from '../quiz/advance.ts';
import type { Answer, Round } from '../rounds/repository.ts';
import type { Rules } from '../rounds/rules.ts';
import type { WithdrawalsRecords } from './repository.ts';

/** What withdrawing a question brought back. */
export interface Returned {
  /** Answers that count for more now. */
  readonly answers: number;
  /** Members who gave one of them. */
  readonly members: number;
  /** Channels in which the question was asked. */
  readonly channels: number;
}

type Withdrawing = Context<WithdrawalsRecords>;

/**
 * Withdraws a question from the workspace: it is not asked any more, its open rounds close, every answer to it counts as
 * right, a day missed because of it lowers nobody's later points, and channels in which it was asked are told.
 * @returns what that brought back; `undefined` if it was withdrawn before
 */
export const withdrawQuestion = async (
  context: Withdrawing,
  question: string,
  rules: Rules<WithdrawalsRecords>,
): Promise<Returned | undefined> => {
  const { records, channel, member, now } = context;
  const { withdrawals, outbox, reports } = records;
  const id = await withdrawals.add(channel, question, member.id, now);
  if (id === undefined) return undefined;
  await takeOut(context, question);
  // Marking takes the rounds: answers that were on their way are in by now, and none comes after.
  const rounds = await withdrawals.mark(channel, question);
  for (const round of rounds) {
    if (round.closedAt === undefined) await rules[round.game.kind].close(round, context);
  }
  const raised = [
    ...(await forEach(rounds, (round) => regrade(records, round, rules))),
    // Only now, because what counts as right by now has a streak's bonus too.
    ...(await forEach(rounds, (round) => regradeLater(records, round, rules))),
  ];
  for (const round of rounds) await show(records, round, now);
  const channels = new Set(rounds.map((round) => round.channel));
  for (const place of channels) await outbox.add(place, 'withdrawn', id, now);
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

/** Makes running quizzes shorter that have yet to ask the question. */
const takeOut = async ({ records, channel }: Withdrawing, question: string): Promise<void> => {
  for (const quiz of await records.roundOpener.takeOut(channel, question)) {
    const stored = await records.quizzes.get(quiz);
    if (stored) await records.quizzes.save(stored, dropQuestion(stored.quiz));
  }
};

/** Counts all answers to a round as right, and answers those that count for more by it. */
const regrade = async (
  records: WithdrawalsRecords,
  round: Round,
  rules: Rules<WithdrawalsRecords>,
): Promise<Answer[]> => {
  const points = await rules[round.game.kind].scoring(round, records);
  const answers = await records.withdrawals.answers(round.id);
  return keep(
    records,
    round,
    // Anyone who was right and has all the points loses nothing by it.
    answers.map((was) => ({ was, is: { ...was, right: true, points: Math.max(was.points, points(was)) } })),
  );
};

/**
 * Grades answers to later days again whose streak the withdrawn day had broken, and answers those that count for more by
 * it. Those that were wrong have the longer streak too, in case they count as right one day.
 */
const regradeLater = async (
  records: WithdrawalsRecords,
  withdrawn: Round,
  rules: Rules<WithdrawalsRecords>,
): Promise<Answer[]> => {
  const gained: Answer[] = [];
  for (const { round, answer } of await records.streaks.after(withdrawn)) {
    if (round.game.kind !== 'daily' || round.game.day === undefined) continue;
    const streak = await records.streaks.of(answer.member, round.channel, round.game.day);
    if (streak <= (answer.streak ?? 0)) continue;
    const longer = { ...answer, streak };
    const points = answer.right ? (await rules.daily.scoring(round, records))(longer) : 0;
    gained.push(...(await keep(records, round, [{ was: answer, is: { ...longer, points } }])));
  }
  return gained;
};

/** Keeps what changed in the answers, and answers those that count for more now. */
const keep = async (
  { withdrawals }: WithdrawalsRecords,
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
const show = async (records: WithdrawalsRecords, round: Round, now: number): Promise<void> => {
  await records.outbox.requestEdit('question', round.id, now);
  const stored = await quizOf(records, round);
  if (stored && stored.quiz.mode !== 'teams') await records.outbox.requestEdit('quiz-end', stored.id, now);
};
