import { dropQuestion } from '../../engine/quiz.ts';
import type { Context } from '../feature.ts';
import type { Round } from '../rounds/repository.ts';
import type { Rules } from '../rounds/rules.ts';
import { findRegrades, type Gains, gainsOf } from './regrades.ts';
import type { WithdrawalsRecords } from './repository.ts';
import { showRound } from './show-round.ts';
import { undoMs } from './undo.ts';

/** What withdrawing a question changes. */
export interface Effects extends Gains {
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
  { records, channel }: Withdrawing,
  question: string,
  rules: Rules<WithdrawalsRecords>,
): Promise<Effects> => {
  const rounds = await records.affected.rounds(channel, question);
  return {
    ...gainsOf(await findRegrades(records, question, rounds, rules)),
    open: rounds.filter(({ closedAt }) => closedAt === undefined).length,
    planned: await records.affected.planned(channel, question),
    channels: channelsOf(rounds).size,
  };
};

/**
 * Withdraws a question from the workspace: it is not asked anymore, its open rounds close, every answer to it counts as
 * right, missing its day no longer lowers later points, and the channels in which it was asked get a message. What it
 * takes to undo that is kept for a day.
 * @returns what changed; `undefined` if the question was already withdrawn
 */
export const withdrawQuestion = async (
  context: Withdrawing,
  question: string,
  rules: Rules<WithdrawalsRecords>,
): Promise<Withdrawn | undefined> => {
  const { records, channel, member, now } = context;
  const { withdrawals, outbox, reports, scheduler } = records;
  const undoUntil = now + undoMs;
  const id = await withdrawals.add(channel, question, member.id, now, undoUntil);
  if (id === undefined) return undefined;
  const planned = await takeOut(context, question);
  // Marking locks the rounds: answers in progress are stored by now, and no more can follow.
  const rounds = await withdrawals.mark(channel, question);
  const open = rounds.filter(({ closedAt }) => closedAt === undefined);
  for (const round of open) await rules[round.game.kind].close(round, context);
  const closed = rounds.map((round) => ({ ...round, closedAt: round.closedAt ?? now }));
  const gains = await regradeAll(context, id, question, closed, rules);
  for (const round of rounds) await showRound(records, round, now);
  const channels = channelsOf(rounds);
  for (const place of channels) await outbox.add(place, 'withdrawn', id, now);
  await reports.settle(channel, question, now);
  await scheduler.set('undo-over', id, undoUntil);
  return { id, ...gains, open: open.length, planned, channels: channels.size };
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

/** Stores the new grades of all answers that the withdrawal changes, and keeps the old ones. */
const regradeAll = async (
  { records }: Withdrawing,
  id: number,
  question: string,
  rounds: readonly Round[],
  rules: Rules<WithdrawalsRecords>,
): Promise<Gains> => {
  const regrades = await findRegrades(records, question, rounds, rules);
  await records.undos.keep(
    id,
    regrades.map(({ was }) => was),
  );
  for (const ofRound of Map.groupBy(regrades, ({ round }) => round.id).values()) {
    const [first] = ofRound;
    if (first)
      await records.withdrawals.regrade(
        first.round,
        ofRound.map(({ is }) => is),
      );
  }
  return gainsOf(regrades);
};
