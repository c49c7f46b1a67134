import { dropQuestion } from '../../engine/quiz.ts';
import type { Context } from '../feature.ts';
import type { Round } from '../rounds/repository.ts';
import type { Rules } from '../rounds/rules.ts';
import { beginRecount, mostAtOnce } from './recount.ts';
import { beginning, type Gains, gainsOf, gradeSlice } from './regrades.ts';
import type { WithdrawalsRecords } from './repository.ts';
import { showRound } from './show-round.ts';
import { undoMs } from './undo.ts';

/** What withdrawing a question changes. */
export interface Effects {
  /** `undefined` if they are not known yet, because grading again takes a while. */
  readonly gains: Gains | undefined;
  /** Answers to the question. */
  readonly answers: number;
  /** Rounds that close. */
  readonly open: number;
  /** Running quizzes that were about to ask the question. */
  readonly planned: number;
  /** Channels in which the question was asked. */
  readonly channels: number;
}

/** A withdrawal that just happened. */
export interface Withdrawn extends Effects {
  readonly id: number;
}

type Withdrawing = Context<WithdrawalsRecords>;

/** Finds what withdrawing a question from the workspace would change. */
export const foresee = async (
  { records, channel, now }: Withdrawing,
  question: string,
  rules: Rules<WithdrawalsRecords>,
): Promise<Effects> => {
  const rounds = await records.affected.rounds(channel, question);
  const cause = { id: undefined, workspace: channel, question, at: now };
  // While other answers are being graded again, nobody can tell yet.
  const isKnown = countAnswers(rounds) <= mostAtOnce && !(await records.recounting.isIn(channel));
  const graded = isKnown ? await gradeSlice(records, cause, beginning, rules) : undefined;
  const gains = graded === undefined || graded.rest !== undefined ? undefined : gainsOf(graded.regrades);
  return effectsOf(rounds, await records.affected.planned(channel, question), gains);
};

const countAnswers = (rounds: readonly Round[]): number =>
  rounds.reduce((sum, { answers }) => sum + answers, 0);

const effectsOf = (rounds: readonly Round[], planned: number, gains: Gains | undefined): Effects => ({
  gains,
  answers: countAnswers(rounds),
  open: rounds.filter(isOpen).length,
  planned,
  channels: channelsOf(rounds).size,
});

const isOpen = ({ closedAt }: Round): boolean => closedAt === undefined;

/**
 * Withdraws a question from the workspace: it is not asked anymore, its open rounds close, and the channels in which it was
 * asked get a message. Every answer to it counts as right, and missing its day no longer lowers later points: if there are
 * many of those, at once for streaks and, slice by slice, for points. What it takes to undo that is kept for a day.
 * @returns what changed; `undefined` if the question was already withdrawn
 */
export const withdrawQuestion = async (
  context: Withdrawing,
  question: string,
  rules: Rules<WithdrawalsRecords>,
): Promise<Withdrawn | undefined> => {
  const { records, channel, now } = context;
  const { withdrawals, outbox, reports, scheduler } = records;
  const undoUntil = now + undoMs;
  const member = await context.storeMember();
  const id = await withdrawals.add(channel, question, member.id, now, undoUntil);
  if (id === undefined) return undefined;
  const planned = await takeOut(context, question);
  // Marking locks the rounds: answers in progress are stored by now, and no more can follow.
  const rounds = await withdrawals.mark(channel, question);
  for (const round of rounds.filter(isOpen)) await rules[round.game.kind].close(round, context);
  const withdrawal = { id, workspace: channel, question, at: now, undoUntil, undoneAt: undefined };
  const regrades = await beginRecount(withdrawal, countAnswers(rounds), context, rules);
  for (const round of rounds) await showRound(records, round, now);
  for (const place of channelsOf(rounds)) await outbox.add(place, 'withdrawn', id, now);
  await reports.settle(channel, question, member.id, now);
  await scheduler.set('undo-over', id, undoUntil);
  return { id, ...effectsOf(rounds, planned, regrades && gainsOf(regrades)) };
};

const channelsOf = (rounds: readonly Round[]): Set<number> => new Set(rounds.map(({ channel }) => channel));

/** Takes the question out of running quizzes that have yet to ask it. Returns how many those are. */
const takeOut = async ({ records, channel }: Withdrawing, question: string): Promise<number> => {
  const planned = await records.roundOpener.takeOut(channel, question);
  for (const { quiz, index } of planned) {
    const stored = await records.quizzes.get(quiz);
    if (stored) await records.quizzes.save(stored, dropQuestion(stored.quiz, index));
  }
  return planned.length;
};
