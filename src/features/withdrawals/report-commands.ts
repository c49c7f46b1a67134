import { note } from '../../chat/card.ts';
import { text } from '../../chat/commands/option-types.ts';
import { split } from '../../chat/fit.ts';
import { says, slash } from '../../chat/inline.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import { type Context, commandsOf } from '../feature.ts';
import { question } from '../question-options.ts';
import { addReport, longest } from './report.ts';
import { dismissedText, newsCard, reportsCard, settledCard, withdrawnText } from './reports-card.ts';
import { viewOf } from './reports-view.ts';
import type { WithdrawalsRecords } from './repository.ts';

const command = commandsOf<WithdrawalsRecords>();

const report = command({
  path: 'question report',
  title: 'Report a question',
  submit: 'Report',
  about: 'Say what is wrong with a question',
  who: 'anyone',
  options: { id: question('The id of the question'), reason: text('What is wrong with it', longest) },
  example: 'mutable-default-shared-playlist The second choice is right too',
  run: ({ id, reason }, context) => addReport(id, reason, context),
});

const reports = command({
  path: 'question reports',
  about: 'Show the open reports about questions',
  who: 'owners',
  repeatable: true,
  options: {},
  run: async (_, { records, channel, bank }) => {
    const open = await records.reports.open(channel);
    const view = await viewOf(open, channel, { records, bank });
    return open.length === 0 ? privately(noReports) : privately(...split(reportsCard(open, view)));
  },
});

const dismiss = command({
  path: 'question dismiss',
  title: 'Settle reports',
  submit: 'Settle',
  about: 'Settle the reports about a question without changing it',
  who: 'owners',
  options: { id: question('The id of the question') },
  example: 'mutable-default-shared-playlist',
  run: ({ id }, context) => dismissReports(id, context),
});

/** The report commands. */
export const reportCommands = [report, reports, dismiss];

const noReports = note('There are no open reports.', 'right');

/** Settles the reports about a question. Whatever showed them then says who did, and shows those that are still open. */
export const dismissReports = async (
  question: string,
  context: Context<WithdrawalsRecords>,
): Promise<Reply> => {
  if (!context.isOwner) return refuse('Only managers can settle reports.');
  const { records, channel, bank, now } = context;
  const { id } = await context.storeMember();
  const { count, by } = await records.reports.settle(channel, question, id, now);
  if (count === 0 && by === undefined) {
    return refuse(
      says`There is no open report about that question. ${slash('question reports')} shows them all.`,
    );
  }
  const latest = await records.withdrawals.latest(channel, question);
  const isWithdrawn = latest !== undefined && latest.undoneAt === undefined;
  const outcome = isWithdrawn ? withdrawnText(question, by, bank) : dismissedText(question, by, bank);
  const open = await records.reports.open(channel);
  return { kind: 'update', card: settledCard(outcome, open, await viewOf(open, channel, context)) };
};

/** Shows the open reports in place of what asked about one of them. */
export const showReports = async (context: Context<WithdrawalsRecords>): Promise<Reply> => {
  const { records, channel, isOwner } = context;
  if (!isOwner) return refuse('Only managers can see reports.');
  const open = await records.reports.open(channel);
  const card = open.length === 0 ? noReports : newsCard(open, await viewOf(open, channel, context));
  return { kind: 'update', card };
};
