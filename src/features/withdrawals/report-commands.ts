import { note } from '../../chat/card.ts';
import { text } from '../../chat/commands/option-types.ts';
import { formFor } from '../../chat/commands/parse.ts';
import { split } from '../../chat/fit.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import { plural } from '../../chat/text.ts';
import { type Context, commandsOf } from '../feature.ts';
import { most } from '../limits.ts';
import { question } from '../question-options.ts';
import { reportsCard } from './reports-card.ts';
import type { WithdrawalsRecords } from './repository.ts';
import { tellManagers } from './tell-managers.ts';

const command = commandsOf<WithdrawalsRecords>();

/** Stores a report, and sees to it that managers of the workspace hear of it. */
const report = command({
  path: 'question report',
  about: 'Say what is wrong with a question',
  who: 'anyone',
  options: { id: question('The id of the question'), reason: text('What is wrong with it', 1000) },
  example: '/question report mutable-default-shared-playlist The second choice is right too',
  run: async ({ id, reason }, context) => {
    const { records, channel, now } = context;
    const member = await context.storeMember();
    const telling = await records.reportTellings.of(channel);
    if (!(await records.reports.add(id, member.id, reason, now, most.reports))) {
      return refuse(
        `You have ${most.reports} open reports here. Please wait until the managers have settled some of them.`,
      );
    }
    return {
      ...privately(note('Thank you. I saved your report for the managers.', 'right')),
      notices: await tellManagers(telling, context),
    };
  },
});

const reports = command({
  path: 'question reports',
  about: 'Show the open reports about questions',
  who: 'managers',
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
  who: 'managers',
  options: { id: question('The id of the question') },
  example: '/question dismiss mutable-default-shared-playlist',
  run: async ({ id }, { records: { reports }, channel, now }) => {
    const settled = await reports.settle(channel, id, now);
    return settled === 0
      ? refuse(`There is no open report about ${id}. /question reports shows them all.`)
      : privately(note(`Settled ${plural(settled, 'report')} about ${id}. The question stays.`));
  },
});

/** The report commands. */
export const reportCommands = [report, reports, dismiss];

/** Answers with the form to report the question that a message shows. */
export const askReason = async (
  message: string,
  { records, channel }: Context<WithdrawalsRecords>,
): Promise<Reply> => {
  const id = await records.reports.shownIn(channel.id, message);
  return id === undefined
    ? refuse('That message does not show one of my questions, so there is nothing to report.')
    : { kind: 'form', form: formFor(report, { id }, {}) };
};
