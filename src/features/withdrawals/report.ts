import { note } from '../../chat/card.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import type { Context } from '../feature.ts';
import { most } from '../limits.ts';
import type { WithdrawalsRecords } from './repository.ts';
import { tellManagers } from './tell-managers.ts';

/** How many characters a report may have. */
export const longest = 1000;

/** Stores what is wrong with a question, and sees to it that managers of the workspace hear of it. */
export const addReport = async (
  question: string,
  reason: string,
  context: Context<WithdrawalsRecords>,
): Promise<Reply> => {
  const { records, channel, now } = context;
  const member = await context.storeMember();
  const telling = await records.reportTellings.of(channel);
  if (!(await records.reports.add(question, member.id, reason, now, most.reports))) {
    return refuse(
      `You have ${most.reports} open reports here. Please wait until the managers have settled some of them.`,
    );
  }
  return {
    ...privately(note('Thank you. I saved your report for the managers.', 'right')),
    notices: await tellManagers(telling, context),
  };
};
