import { handleActions } from '../action-handlers.ts';
import type { Feature, Work } from '../feature.ts';
import { channelName, round, time, value } from '../personal-data.ts';
import { dailyActions } from './actions.ts';
import { pausedCard } from './cards.ts';
import { dailyCommands } from './commands.ts';
import { postFirst } from './first-question.ts';
import { dailyAlone, offerDaily } from './first-word.ts';
import { pauseOrTell } from './outage.ts';
import { type PostedHook, postDue } from './post.ts';
import { remind, reminderSetting } from './reminders.ts';
import type { DailyRecords } from './repository.ts';
import { showDay } from './result.ts';
import { postDay, shareDay, sharedDays } from './share.ts';
import { answerInThread, threadPosts } from './thread.ts';

/** Creates the feature for daily questions. `whenPosted` is called when the question of a date is posted. */
export const createDaily = <R>(whenPosted: PostedHook<R>) => {
  type Records = DailyRecords & R;
  return {
    commands: dailyCommands,
    forms: [dailyAlone],
    actions: handleActions<typeof dailyActions, Records>(dailyActions, {
      'set-up-daily': (_, context) => offerDaily(context),
      'first-question': ({ schedule }, context) => postFirst(schedule, context),
      'my-day': ({ round }, context) => showDay(round, context),
      'share-day': ({ round }, context) => shareDay(round, context),
      'post-day': ({ round }, context) => postDay(round, context),
    }),
    repeatable: ['set-up-daily', 'my-day', 'share-day', 'post-day'],
    timers: {
      daily: async (subject, dueAt, work: Work<Records>) => {
        const schedule = await work.records.schedules.get(subject);
        if (schedule?.status === 'active') await postDue(work, schedule, dueAt, whenPosted);
      },
      remind: (subject, _, work) => remind(subject, work),
      close: async (subject, _, { records, now }) => {
        if (!(await records.rounds.close(subject, now))) return;
        await records.outbox.requestEdit('question', subject, now);
        await answerInThread(subject, records, now);
      },
    },
    settings: [reminderSetting],
    posts: {
      'shared-days': sharedDays,
      ...threadPosts,
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
        table: 'daily_shares',
        member: 'member_id',
        section: 'daysShared',
        columns: { round_id: round, at: time('at') },
      },
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
        columns: { paused_because: "The bot's own sentence about a channel." },
      },
    ],
    onOutage: pauseOrTell,
  } satisfies Feature<Records>;
};
