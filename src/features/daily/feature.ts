import { handleActions } from '../action-handlers.ts';
import type { Feature } from '../feature.ts';
import { channelName, value } from '../personal-data.ts';
import { dailyActions } from './actions.ts';
import { pausedCard } from './cards.ts';
import { createDailyCommands } from './commands.ts';
import { pauseOrTell } from './outage.ts';
import type { ScheduleHook } from './planning.ts';
import { postDue } from './post.ts';
import { remind, reminderSetting } from './reminders.ts';
import type { DailyRecords } from './repository.ts';
import { showDay } from './result.ts';

/** Creates the feature for daily questions. `whenScheduled` is called when a schedule is set up, changed or resumed. */
export const createDaily = <R>(whenScheduled: ScheduleHook<R>) => {
  type Records = DailyRecords & R;
  return {
    commands: createDailyCommands(whenScheduled),
    actions: handleActions<typeof dailyActions, Records>(dailyActions, {
      'my-day': ({ round }, context) => showDay(round, context),
    }),
    repeatable: ['my-day'],
    timers: {
      daily: async (subject, dueAt, work) => {
        const schedule = await work.records.schedules.get(subject);
        if (schedule?.status === 'active') await postDue(work, schedule, dueAt);
      },
      remind: (subject, _, work) => remind(subject, work),
      close: async (subject, _, { records: { rounds, outbox }, now }) => {
        if (await rounds.close(subject, now)) await outbox.requestEdit('question', subject, now);
      },
    },
    settings: [reminderSetting],
    posts: {
      'daily-trouble': {
        isFinal: true,
        card: async (subject, { records }) => {
          const schedule = await records.schedules.get(subject);
          return schedule && pausedCard(schedule.pausedBecause ?? '');
        },
      },
    },
    personalData: [
      {
        kind: 'rows',
        table: 'reminders',
        member: 'member_id',
        section: 'reminder',
        isSingle: true,
        columns: { last_date: value('lastDate') },
      },
      {
        kind: 'reference',
        table: 'schedules',
        member: 'set_up_by',
        section: 'dailiesSetUp',
        columns: { channel_id: channelName('channel'), time: value('time'), timezone: value('timezone') },
      },
      {
        kind: 'shared',
        table: 'schedules',
        columns: { paused_because: 'The bot’s own sentence about a channel.' },
      },
    ],
    onOutage: pauseOrTell,
  } satisfies Feature<Records>;
};
