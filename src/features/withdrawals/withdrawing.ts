import { type Card, note } from '../../chat/card.ts';
import { type InlineText, says, slash } from '../../chat/inline.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import { type Context, commandsOf } from '../feature.ts';
import type { Bank } from '../question-bank.ts';
import { question } from '../question-options.ts';
import type { Rules } from '../rounds/rules.ts';
import { withdrawalActions } from './actions.ts';
import { alreadyCard, confirmCard, doneCard } from './manager-cards.ts';
import { dismissReports } from './report-commands.ts';
import type { WithdrawalsRecords } from './repository.ts';
import { canUndo, type NotUndone, undoWithdrawal } from './undo.ts';
import { foresee, withdrawQuestion } from './withdraw.ts';
import { questionName } from './withdrawn-card.ts';

type Withdrawing = Context<WithdrawalsRecords>;

/** Declares the command that asks whether to withdraw a question. */
export const createWithdrawCommand = (rules: Rules<WithdrawalsRecords>) =>
  commandsOf<WithdrawalsRecords>()({
    path: 'question void',
    title: 'Withdraw a question',
    submit: 'Continue',
    about: 'Withdraw a question: it is not asked here again, and every answer to it counts as right',
    who: 'owners',
    repeatable: true,
    options: { id: question('The id of the question') },
    example: 'mutable-default-shared-playlist',
    run: ({ id }, context) => ask(id, context, rules),
  });

/** Handles the button of a report that asks whether to withdraw the question. */
export const askToWithdraw = async (
  question: string,
  context: Withdrawing,
  rules: Rules<WithdrawalsRecords>,
): Promise<Reply> => {
  if (!context.isOwner) return refuse('Only managers can withdraw a question.');
  const latest = await context.records.withdrawals.latest(context.channel, question);
  // Somebody else was faster.
  if (latest !== undefined && latest.undoneAt === undefined) return dismissReports(question, context);
  const cancel = withdrawalActions['show-reports'].id({});
  return { kind: 'update', card: await asking(question, context, rules, cancel) };
};

/** Handles the button to withdraw a question. */
export const confirmWithdrawal = async (
  { question, last }: { readonly question: string; readonly last: number },
  context: Withdrawing,
  rules: Rules<WithdrawalsRecords>,
): Promise<Reply> => {
  if (!context.isOwner) return refuse('Only managers can withdraw a question.');
  const latest = await context.records.withdrawals.latest(context.channel, question);
  // It was withdrawn since, and perhaps that was undone.
  if ((latest?.id ?? 0) !== last) return ask(question, context, rules);
  const withdrawn = await withdrawQuestion(context, question, rules);
  return withdrawn === undefined
    ? ask(question, context, rules)
    : { kind: 'update', card: doneCard(question, withdrawn.id, withdrawn, context.bank) };
};

/** Handles the button to keep a question. */
export const keepQuestion = async (): Promise<Reply> => ({
  kind: 'update',
  card: note('Everything stays as it is.'),
});

/** Handles the button to undo a withdrawal. */
export const confirmUndo = async (
  id: number,
  context: Withdrawing,
  rules: Rules<WithdrawalsRecords>,
): Promise<Reply> => {
  if (!context.isOwner) return refuse('Only managers can undo a withdrawal.');
  const found = await context.records.withdrawals.get(id, context.channel);
  if (found === undefined) return refuse('I no longer know that withdrawal.');
  const outcome = await undoWithdrawal(found, context, rules);
  if (outcome.kind !== 'undone') return refuse(whyNot(outcome, context.bank));
  const effect = outcome.isDone
    ? 'Points, leaderboards, and streaks are as they were, and it may be asked here.'
    : 'It may be asked here, and streaks are as they were. Points and leaderboards follow within moments.';
  return {
    kind: 'update',
    card: note(says`${questionName(found.question, context.bank)} counts again. ${effect}`, 'right'),
  };
};

const whyNot = (obstacle: NotUndone, bank: Bank): InlineText => {
  if (obstacle.kind === 'blocked') {
    const { by } = obstacle;
    return says`${questionName(by, bank)} was withdrawn later, and its points build on this. Undo that first: ${slash('question show', by)} has the button.`;
  }
  if (obstacle.kind === 'recounting') {
    return says`${questionName(obstacle.by, bank)} was withdrawn later, and its points are still being recounted. Please try again in a moment.`;
  }
  return obstacle.kind === 'undone before'
    ? 'That withdrawal was already undone.'
    : "That can't be undone anymore. A withdrawal can be undone for 24 hours.";
};

const ask = async (
  question: string,
  context: Withdrawing,
  rules: Rules<WithdrawalsRecords>,
): Promise<Reply> => {
  const cancel = withdrawalActions['keep-question'].id({ member: context.member.id });
  return privately(await asking(question, context, rules, cancel));
};

/**
 * Builds the card that asks a manager whether to withdraw a question, unless it is withdrawn already.
 * @param cancel the id of the button that keeps it
 */
const asking = async (
  question: string,
  context: Withdrawing,
  rules: Rules<WithdrawalsRecords>,
  cancel: string,
): Promise<Card> => {
  const { records, channel, bank, now } = context;
  const latest = await records.withdrawals.latest(channel, question);
  if (latest !== undefined && latest.undoneAt === undefined) {
    return alreadyCard(latest, canUndo(latest, now), bank);
  }
  const effects = await foresee(context, question, rules);
  return confirmCard(question, effects, { last: latest?.id ?? 0, cancel, bank });
};
