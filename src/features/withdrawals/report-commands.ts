import { note } from '../../chat/card.ts';
import { text } from '../../chat/commands/option-types.ts';
import { split } from '../../chat/fit.ts';
import { says, slash } from '../../chat/inline.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import { plural } from '../../chat/text.ts';
import { type Context, commandsOf } from '../feature.ts';
import { question } from '../question-options.ts';
import { addReport, longest } from './report.ts';
import { reportsCard } from './reports-card.ts';
import type { WithdrawalsRecords } from './repository.ts';
import { questionName } from './withdrawn-card.ts';

const command = commandsOf<WithdrawalsRecords>();

const report = command({
  path: 'question report',
  about: 'Say what is wrong with a question',
  who: 'anyone',
  options: { id: question('The id of the question'), reason: text('What is wrong with it', longest) },
  example: '/question report mutable-default-shared-playlist The second choice is right too',
  run: ({ id, reason }, context) => addReport(id, reason, context),
});

const reports = command({
  path: 'question reports',
  about: 'Show the open reports about questions',
  who: 'owners',
  repeatable: true,
  options: {},
  example: '/question reports',
  run: async (_, { records: { reports }, channel, bank }) => {
    const open = await reports.open(channel);
    return open.length === 0
      ? privately(note('There are no open reports.', 'right'))
      : privately(...split(reportsCard(open, bank)));
  },
});

const dismiss = command({
  path: 'question dismiss',
  about: 'Settle the reports about a question without changing it',
  who: 'owners',
  options: { id: question('The id of the question') },
  example: '/question dismiss mutable-default-shared-playlist',
  run: ({ id }, context) => dismissReports(id, context),
});

/** The report commands. */
export const reportCommands = [report, reports, dismiss];

/** Settles the reports about a question. */
export const dismissReports = async (
  question: string,
  { records: { reports }, channel, bank, now, isOwner }: Context<WithdrawalsRecords>,
): Promise<Reply> => {
  if (!isOwner) return refuse('Only managers can settle reports.');
  const settled = await reports.settle(channel, question, now);
  return settled === 0
    ? refuse(says`There is no open report about that question. ${slash('question reports')} shows them all.`)
    : privately(
        note(
          says`Settled ${plural(settled, 'report')} about ${questionName(question, bank)}. The question stays.`,
        ),
      );
};
