import { isDeepStrictEqual } from 'node:util';
import type { Answer, Round } from '../rounds/repository.ts';
import type { Rules } from '../rounds/rules.ts';
import { isSealed } from '../rounds/sealed.ts';
import type { Answered, Cause, Progress } from './recount-repository.ts';
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

/** The answers of one slice that a withdrawal changes. */
export interface Graded {
  readonly regrades: readonly Regrade[];
  /** Where the next slice begins; `undefined` if this was the last one. */
  readonly rest: Progress | undefined;
}

/** Where the first slice begins. */
export const beginning: Progress = { part: 'own', after: { round: 0, day: 0, member: 0 } };

/**
 * Finds the answers of the next slice that withdrawing a question changes, and their new grades, without storing anything:
 * every answer to the question counts as right, and missing its day no longer lowers later points.
 */
export const gradeSlice = async (
  records: WithdrawalsRecords,
  cause: Cause,
  { part, after }: Progress,
  rules: Rules<WithdrawalsRecords>,
): Promise<Graded> => {
  const found: Found = new Map();
  if (part === 'own') {
    const { answers, next } = await records.affected.own(cause, after);
    await grade(found, records, answers, rules);
    if (next !== undefined) return { regrades: changed(found), rest: { part, after: next } };
  }
  // Only after all answers to the question, because those that now count as right get the streak's bonus too.
  const from = part === 'later' ? after : beginning.after;
  const { answers, next } = await records.affected.later(cause, from);
  await gradeLater(found, records, cause, answers, rules);
  return { regrades: changed(found), rest: next && { part: 'later', after: next } };
};

/** Finds all answers of one member that withdrawing a question changes. */
export const gradeMember = async (
  records: WithdrawalsRecords,
  cause: Cause,
  member: number,
  rules: Rules<WithdrawalsRecords>,
): Promise<readonly Regrade[]> => {
  const { own, later } = await records.affected.ofMember(cause, member);
  const found: Found = new Map();
  await grade(found, records, own, rules);
  await gradeLater(found, records, cause, later, rules);
  return changed(found);
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

const changed = (found: Found): Regrade[] =>
  [...found.values()].filter(({ was, is }) => !isDeepStrictEqual(was, is));

/** Counts answers as right. */
const grade = async (
  found: Found,
  records: WithdrawalsRecords,
  answers: readonly Answered[],
  rules: Rules<WithdrawalsRecords>,
): Promise<void> => {
  for (const ofRound of Map.groupBy(answers, ({ round }) => round.id).values()) {
    const [{ round } = { round: undefined }] = ofRound;
    if (round === undefined) continue;
    const points = await rules[round.game.kind].scoring(round, records);
    for (const { answer: was } of ofRound) {
      // Answers that already have more points keep them, and those that are repeated never earn any.
      const is = { ...was, right: true, points: Math.max(was.points, was.isRepeated ? 0 : points(was)) };
      found.set(keyOf(was), { round, was, is });
    }
  }
};

/**
 * Regrades answers to later days whose streak the withdrawn day had broken. Wrong answers get the longer streak too, in
 * case they count as right one day.
 */
const gradeLater = async (
  found: Found,
  records: WithdrawalsRecords,
  cause: Cause,
  answers: readonly Answered[],
  rules: Rules<WithdrawalsRecords>,
): Promise<void> => {
  for (const { round, answer } of answers) {
    if (round.game.kind !== 'daily' || round.game.day === undefined) continue;
    const { was, is } = found.get(keyOf(answer)) ?? { was: answer, is: answer };
    const { member } = answer;
    const { channel, game } = round;
    const { days: streak } = await records.streaks.before({ member, channel, day: game.day }, cause);
    if (streak <= (is.streak ?? 0)) continue;
    const longer = { ...is, streak };
    const points = is.right ? (await rules.daily.scoring(round, records))(longer) : 0;
    found.set(keyOf(answer), { round, was, is: { ...longer, points } });
  }
};
