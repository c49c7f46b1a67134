import { isDeepStrictEqual } from 'node:util';
import type { Answer, Round } from '../rounds/repository.ts';
import type { Rules } from '../rounds/rules.ts';
import { isSealed } from '../rounds/sealed.ts';
import type { WithdrawalsRecords } from './repository.ts';

/** An answer that a withdrawal changes: how it is graded before and after. */
export interface Regrade {
  readonly round: Round;
  readonly was: Answer;
  readonly is: Answer;
}

/** What people gain from a withdrawal. */
export interface Gains {
  /** Answers that count for more. */
  readonly answers: number;
  /** Members who gave one of them. */
  readonly members: number;
  /** Points that leaderboards add. */
  readonly points: number;
}

/**
 * Finds the answers that withdrawing a question changes, and their new grades, without storing anything: every answer to
 * the question counts as right, and missing its day no longer lowers later points.
 * @param rounds the rounds that asked the question
 */
export const findRegrades = async (
  records: WithdrawalsRecords,
  question: string,
  rounds: readonly Round[],
  rules: Rules<WithdrawalsRecords>,
): Promise<readonly Regrade[]> => {
  const found = new Map<string, Regrade>();
  for (const round of rounds) await regrade(found, records, round, rules);
  // Only after all rounds are regraded, because answers that now count as right get the streak's bonus too.
  for (const round of rounds) await regradeLater(found, records, question, round, rules);
  return [...found.values()].filter(({ was, is }) => !isDeepStrictEqual(was, is));
};

/** Adds up what people gain, without sealed rounds: only wrong answers gain there, so a count would tell who is right. */
export const gainsOf = (regrades: readonly Regrade[]): Gains => {
  const gained = regrades.filter(
    ({ round, was, is }) => !isSealed(round) && (is.right !== was.right || is.points > was.points),
  );
  return {
    answers: gained.length,
    members: new Set(gained.map(({ is }) => is.member)).size,
    points: gained.reduce((sum, { was, is }) => sum + is.points - was.points, 0),
  };
};

type Found = Map<string, Regrade>;

const keyOf = ({ round, member }: Answer): string => `${round} ${member}`;

/** Counts all answers to a round as right. */
const regrade = async (
  found: Found,
  records: WithdrawalsRecords,
  round: Round,
  rules: Rules<WithdrawalsRecords>,
): Promise<void> => {
  const points = await rules[round.game.kind].scoring(round, records);
  for (const was of await records.affected.answers(round.id)) {
    // Answers that already have more points keep them.
    const is = { ...was, right: true, points: Math.max(was.points, points(was)) };
    found.set(keyOf(was), { round, was, is });
  }
};

/**
 * Regrades answers to later days whose streak the withdrawn day had broken. Wrong answers get the longer streak too, in
 * case they count as right one day.
 */
const regradeLater = async (
  found: Found,
  records: WithdrawalsRecords,
  question: string,
  withdrawn: Round,
  rules: Rules<WithdrawalsRecords>,
): Promise<void> => {
  for (const { round, answer } of await records.streaks.after(withdrawn)) {
    if (round.game.kind !== 'daily' || round.game.day === undefined) continue;
    const { was, is } = found.get(keyOf(answer)) ?? { was: answer, is: answer };
    const streak = await records.streaks.of(answer.member, round.channel, round.game.day, question);
    if (streak <= (is.streak ?? 0)) continue;
    const longer = { ...is, streak };
    const points = is.right ? (await rules.daily.scoring(round, records))(longer) : 0;
    found.set(keyOf(answer), { round, was, is: { ...longer, points } });
  }
};
