import type { Feature } from '../feature.ts';
import { time, value } from '../personal-data.ts';
import type { Rules } from '../rounds/rules.ts';
import { askReason, reportCommands } from './report-commands.ts';
import type { WithdrawalsRecords } from './repository.ts';
import { createWithdrawCommand } from './withdraw-command.ts';
import { withdrawnCard } from './withdrawn-card.ts';

/** Creates the feature for reports about questions and for withdrawing questions. */
export const createWithdrawals = (rules: Rules<WithdrawalsRecords>) =>
  ({
    commands: [...reportCommands, createWithdrawCommand(rules)],
    inputs: { report: ({ message }, context) => askReason(message, context) },
    posts: {
      withdrawn: {
        card: async (subject, { records, bank }) => {
          const question = await records.withdrawals.question(subject);
          return question === undefined ? undefined : withdrawnCard(question, bank);
        },
      },
    },
    personalData: [
      {
        kind: 'rows',
        table: 'reports',
        member: 'member_id',
        section: 'reports',
        columns: {
          question_id: value('question'),
          reason: value('reason'),
          at: time('at'),
          settled_at: time('settledAt'),
        },
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
