import { type Card, type FieldsBlock, note } from '../../chat/card.ts';
import { clearable, kept, needing, withDefault } from '../../chat/commands/option.ts';
import { choice, integer } from '../../chat/commands/option-types.ts';
import { time } from '../../chat/commands/time-of-day.ts';
import { timezone } from '../../chat/commands/time-zone.ts';
import { says, slash } from '../../chat/inline.ts';
import { obstructed, privately, type Reply, refuse } from '../../chat/messages.ts';
import { levels } from '../../engine/question.ts';
import { type Context, commandsOf } from '../feature.ts';
import { most } from '../limits.ts';
import { soonCard } from '../outages/cards.ts';
import { rulingFields } from '../policies/words.ts';
import { nothingFits } from '../question-bank.ts';
import { topic } from '../question-options.ts';
import { asTyped } from './as-typed.ts';
import { scheduleCard, withObstacle } from './cards.ts';
import { days } from './days-option.ts';
import { firstQuestionButton } from './first-question.ts';
import { coming, planNext, stopSchedule } from './planning.ts';
import { nothingLeft, postQuestion } from './post.ts';
import type { DailyRecords, Schedule } from './repository.ts';

/** How many upcoming posts `/daily show` lists. */
const ahead = 3;

const command = commandsOf<DailyRecords>();

const tooMany = says`${most.schedules} channels here already have a daily question, and that is the limit. Type ${slash('daily remove')} in one that no longer needs it, then try again.`;

/** Sets up the channel's daily question. */
export const setupDaily = command({
  path: 'daily setup',
  title: 'Set up a daily question',
  submit: 'Save',
  about: 'Post a daily question here, or change it',
  who: 'owners',
  options: {
    time: kept(time('Time of day')),
    timezone: kept(timezone('Time zone')),
    days: withDefault(days('Days of the week'), 'mon-fri'),
    topic: clearable(topic('Topic or whole track; "any" for all')),
    level: clearable(choice('Level of the questions', levels)),
    reveal: withDefault(
      choice('instant: answer at once; close: at the end', ['instant', 'close']),
      'instant',
    ),
    open: withDefault(integer('Hours that it stays open', 1, 72), '24'),
    recap: withDefault(choice('on: a recap with the first of each week', ['on', 'off']), 'off'),
    thread: needing(
      'open threads',
      withDefault(choice('on: a thread to talk without spoilers', ['on', 'off']), 'off'),
    ),
  },
  example: 'time:09:00 timezone:Europe/Berlin',
  current: async ({ records, channel }) => {
    const schedule = await records.schedules.ofChannel(channel.id);
    return schedule === undefined ? {} : asTyped(schedule);
  },
  run: async ({ open, recap, thread, ...plan }, context) => {
    const { records, bank, now, obstacle } = context;
    if (obstacle !== undefined) return obstructed(obstacle);
    if (bank.fitting(plan).length === 0) {
      return refuse(nothingFits(plan, bank));
    }
    const isNew = (await records.schedules.ofChannel(context.channel.id)) === undefined;
    if (isNew && (await records.counts.schedules(context.channel)) >= most.schedules) return refuse(tooMany);
    const channel = await context.storeChannel();
    const member = await context.storeMember();
    const schedule = await records.schedules.save(
      channel.id,
      { ...plan, openHours: open, recap: recap === 'on', thread: thread === 'on' },
      member.id,
    );
    const next = await planNext(records, schedule, now);
    const card = scheduleCard('The daily question is set up', schedule, [next], context);
    return privately(isNew ? { ...card, blocks: [...card.blocks, firstQuestionButton(schedule.id)] } : card);
  },
});

const resume = command({
  path: 'daily resume',
  about: 'Resume the daily question after a pause',
  who: 'owners',
  options: {},
  run: (_, context) =>
    withSchedule(context, async (schedule) => {
      const { records, now, obstacle } = context;
      if (obstacle !== undefined) return obstructed(obstacle);
      await records.schedules.setStatus(schedule.id, 'active');
      const active: Schedule = { ...schedule, status: 'active', pausedBecause: undefined };
      const next = await planNext(records, active, now);
      return privately(scheduleCard('The daily question is back on', active, [next], context));
    }),
});

/** Shows what is set up in the channel. */
export const showDaily = command({
  path: 'daily show',
  about: "Show this channel's daily question and when the next ones come",
  who: 'anyone',
  repeatable: true,
  options: {},
  run: async (_, context) => {
    const { records, channel, now, obstacle } = context;
    const ruling = await rulingFields(channel.id, records);
    const schedule = await records.schedules.ofChannel(channel.id);
    if (schedule === undefined) return privately(withRuling(note(noSchedule, 'warning'), ruling));
    const next = await coming(records, schedule, now, ahead);
    const outage = await records.outages.ofChannel(schedule.channel);
    const card = scheduleCard('The daily question', schedule, next, context, outage);
    const isExplained = outage !== undefined || schedule.status === 'paused';
    return privately(withRuling(isExplained ? card : withObstacle(card, obstacle), ruling));
  },
});

const pause = command({
  path: 'daily pause',
  about: 'Pause the daily question; nothing is lost',
  who: 'owners',
  options: {},
  run: (_, context) =>
    withSchedule(context, async ({ id }) => {
      await stopSchedule(context.records, id, 'paused');
      return privately(
        note(says`The daily question is paused. Start it again with ${slash('daily resume')}.`),
      );
    }),
});

const remove = command({
  path: 'daily remove',
  about: 'Stop the daily question for good; answers and points stay',
  who: 'owners',
  options: {},
  run: (_, context) =>
    withSchedule(context, async ({ id }) => {
      await stopSchedule(context.records, id, 'removed');
      return privately(note('The daily question was removed. All answers and points stay.'));
    }),
});

const now = command({
  path: 'daily now',
  about: 'Post an extra question now; the schedule does not change',
  who: 'owners',
  options: {},
  run: (_, context) =>
    withSchedule(context, async (schedule) => {
      if (context.obstacle !== undefined) return obstructed(context.obstacle);
      const posted = await postQuestion(context, schedule, undefined, context.now);
      if (posted === 'nothing fits') return refuse(nothingLeft);
      return privately(soonCard(await context.records.outages.ofChannel(schedule.channel)));
    }),
});

/** The commands for daily questions. */
export const dailyCommands = [setupDaily, showDaily, pause, resume, remove, now];

const noSchedule = says`This channel has no daily question yet. A manager can start one with ${slash('daily setup')}.`;

const withRuling = (card: Card, fields: FieldsBlock['fields']): Card => ({
  ...card,
  blocks: [...card.blocks, { kind: 'fields', fields }],
});

const withSchedule = async (
  { records, channel }: Context<DailyRecords>,
  work: (schedule: Schedule) => Promise<Reply>,
): Promise<Reply> => {
  const schedule = await records.schedules.ofChannel(channel.id);
  return schedule === undefined ? refuse(noSchedule) : work(schedule);
};
