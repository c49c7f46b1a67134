import type { ActionsBlock } from '../../chat/card.ts';
import { says, slash } from '../../chat/inline.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import type { Context } from '../feature.ts';
import { soonCard } from '../outages/cards.ts';
import { dailyActions } from './actions.ts';
import { nothingLeft, postQuestion } from './post.ts';
import type { DailyRecords } from './repository.ts';

/** Builds the button that posts a question right away, so that nobody has to wait for the first day. */
export const firstQuestionButton = (schedule: number): ActionsBlock => ({
  kind: 'actions',
  actions: [
    {
      label: 'Post a first question now',
      action: dailyActions['first-question'].id({ schedule }),
      style: 'plain',
    },
  ],
});

/** Posts an extra question in the channel of a schedule, which may be another one than the button's. */
export const postFirst = async (id: number, context: Context<DailyRecords>): Promise<Reply> => {
  const { records, channel, member, isManager, now } = context;
  const schedule = await records.schedules.get(id);
  const target = schedule && (await records.channels.get(schedule.channel));
  if (
    schedule === undefined ||
    target?.platform !== channel.platform ||
    target.workspace !== channel.workspace
  )
    return refuse(says`That daily question no longer exists. Set one up with ${slash('daily setup')}.`);
  if (!isManager && !(await records.owners.has(schedule.channel, member.id)))
    return refuse('Only people who manage this channel can post a question.');
  if ((await records.rounds.ofChannel(schedule.channel)).length > 0)
    return refuse('A question is open there already.');
  const posted = await postQuestion(context, schedule, undefined, now);
  return posted === 'nothing fits'
    ? refuse(nothingLeft)
    : privately(soonCard(await records.outages.ofChannel(schedule.channel)));
};
