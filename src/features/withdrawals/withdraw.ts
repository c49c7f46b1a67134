import { isDeepStrictEqual } from 'node:util';
import { dropQuestion } from '../../engine/quiz.ts';
import type { Context } from '../feature.ts';
import { quizOf } from '../quiz/advance.ts';
import type { Answer, Round } from '../rounds/repository.ts';
import type { Rules } from '../rounds/rules.ts';
import { isSealed } from '../rounds/sealed.ts';
import type { WithdrawalsRecords } from './repository.ts';

/** The answers and members that gained from withdrawing a question, and the channels it concerns. */
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
 * Withdraws a question from the workspace: it is not asked anymore, its open rounds close, every answer to it counts as
 * right, missing its day no longer lowers later points, and the channels in which it was asked get a message.
 * @returns what that gave back; `undefined` if the question was already withdrawn
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
  // Marking locks the rounds: answers in progress are stored by now, and no more can follow.
  const rounds = await withdrawals.mark(channel, question);
  for (const round of rounds) {
    if (round.closedAt === undefined) await rules[round.game.kind].close(round, context);
  }
  const raised = [
    ...(await forEach(rounds, (round) => regrade(records, round, rules))),
    // Only after all rounds are regraded, because answers that now count as right get the streak's bonus too.
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

/** Takes the question out of running quizzes that have yet to ask it. */
const takeOut = async ({ records, channel }: Withdrawing, question: string): Promise<void> => {
  for (const quiz of await records.roundOpener.takeOut(channel, question)) {
    const stored = await records.quizzes.get(quiz);
    if (stored) await records.quizzes.save(stored, dropQuestion(stored.quiz));
  }
};

/** Counts all answers to a round as right, and returns those that now count for more. */
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
    // Answers that already have more points keep them.
    answers.map((was) => ({ was, is: { ...was, right: true, points: Math.max(was.points, points(was)) } })),
  );
};

/**
 * Regrades answers to later days whose streak the withdrawn day had broken, and returns those that now count for more.
 * Wrong answers get the longer streak too, in case they count as right one day.
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
    const more = await keep(records, round, [{ was: answer, is: { ...longer, points } }]);
    // Only right answers gain points, so a count would tell who is right.
    if (!isSealed(round)) gained.push(...more);
  }
  return gained;
};

/** Stores the answers that changed, and returns those that now count for more. */
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
 * Requests edits of the messages that show the round or standings that count it. A team quiz keeps its final standings,
 * because teams may have other members by now.
 */
const show = async (records: WithdrawalsRecords, round: Round, now: number): Promise<void> => {
  await records.outbox.requestEdit('question', round.id, now);
  const stored = await quizOf(records, round);
  if (stored && stored.quiz.mode !== 'teams') await records.outbox.requestEdit('quiz-end', stored.id, now);
};
