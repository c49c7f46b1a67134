import { handleActions } from '../action-handlers.ts';
import type { Feature } from '../feature.ts';
import { flag, omitted, round, time, value } from '../personal-data.ts';
import type { Rules } from '../rounds/rules.ts';
import { withdrawalActions } from './actions.ts';
import { continueRecount } from './recount.ts';
import { dismissReports, reportCommands, showReports } from './report-commands.ts';
import { askReason, reportForm } from './report-form.ts';
import type { WithdrawalsRecords } from './repository.ts';
import { tellManagers } from './tell-managers.ts';
import {
  askToWithdraw,
  confirmUndo,
  confirmWithdrawal,
  createWithdrawCommand,
  keepQuestion,
} from './withdrawing.ts';
import { countsAgainCard, withdrawnCard } from './withdrawn-card.ts';

/** Creates the feature for reports about questions and for withdrawing questions. */
export const createWithdrawals = (rules: Rules<WithdrawalsRecords>) =>
  ({
    commands: [...reportCommands, createWithdrawCommand(rules)],
    forms: [reportForm],
    actions: handleActions<typeof withdrawalActions, WithdrawalsRecords>(withdrawalActions, {
      'ask-to-withdraw': ({ question }, context) => askToWithdraw(question, context, rules),
      dismiss: ({ question }, context) => dismissReports(question, context),
      withdraw: (asked, context) => confirmWithdrawal(asked, context, rules),
      'keep-question': keepQuestion,
      'show-reports': (_, context) => showReports(context),
      unvoid: ({ withdrawal }, context) => confirmUndo(withdrawal, context, rules),
    }),
    repeatable: ['ask-to-withdraw', 'keep-question', 'show-reports'],
    inputs: { report: ({ message }, context) => askReason(message, context) },
    timers: {
      recount: (subject, _, work) => continueRecount(subject, work, rules),
      'undo-over': async (subject, _, { records, now }) => {
        if (!(await records.keptAnswers.forget(now))) await records.scheduler.set('undo-over', subject, now);
      },
      reports: async (subject, _, work) => {
        const telling = await work.records.reportTellings.get(subject);
        return telling === undefined ? [] : tellManagers(telling, work);
      },
    },
    posts: {
      withdrawn: {
        card: async (subject, { records, bank }) => {
          const found = await records.withdrawals.get(subject);
          if (found === undefined) return undefined;
          const cardOf = found.undoneAt === undefined ? withdrawnCard : countsAgainCard;
          return cardOf(found.question, bank);
        },
        beforeSend: async (subject, { records }) =>
          (await records.withdrawals.get(subject))?.undoneAt === undefined,
      },
    },
    personalData: [
      {
        kind: 'rows',
        table: 'reports',
        member: 'member_id',
        section: 'reports',
        inSlicesBy: 'at',
        columns: {
          question_id: value('question'),
          reason: value('reason'),
          at: time('at'),
          settled_at: time('settledAt'),
          told_at: time('toldAt'),
        },
      },
      {
        kind: 'rows',
        table: 'kept_answers',
        member: 'member_id',
        section: 'answersBeforeWithdrawals',
        inSlicesBy: 'round_id',
        columns: {
          void_id: omitted('It numbers the withdrawal that changed the answer.'),
          round_id: round,
          correct: flag('right'),
          points: value('points'),
          streak: value('streak'),
        },
      },
      {
        kind: 'rows',
        table: 'recounted_members',
        member: 'member_id',
        section: 'recounted',
        columns: { void_id: omitted('It numbers a withdrawal whose points are being counted for a moment.') },
      },
      {
        kind: 'reference',
        table: 'reports',
        member: 'settled_by',
        section: 'reportsSettled',
        columns: { question_id: value('question') },
      },
      {
        kind: 'reference',
        table: 'voids',
        member: 'voided_by',
        section: 'questionsWithdrawn',
        columns: { question_id: value('question') },
      },
    ],
  }) satisfies Feature<WithdrawalsRecords>;
