import { note } from '../../chat/card.ts';
import { channelLink, relative, says, slash } from '../../chat/inline.ts';
import type { Notice } from '../../chat/messages.ts';
import type { Channel } from '../../chat/people.ts';
import { plural } from '../../chat/text.ts';
import { localDate } from '../../engine/schedule.ts';
import { freezesOf } from '../../engine/streak.ts';
import type { Context, Work } from '../feature.ts';
import type { Round } from '../rounds/repository.ts';
import type { Setting } from '../setting.ts';
import type { DailyRecords } from './repository.ts';

/** How long before a question closes people are reminded of it, in milliseconds. */
const aheadMs = 3_600_000;

/** Sets the timer that reminds people of a question day. One that is open for no longer than that reminds nobody. */
export const planReminder = async (
  { scheduler }: DailyRecords,
  { id, openedAt, closesAt }: Pick<Round, 'id' | 'openedAt' | 'closesAt'>,
): Promise<void> => {
  if (closesAt - openedAt > aheadMs) await scheduler.set('remind', id, closesAt - aheadMs);
};

/**
 * Finds out whose streak breaks if they don't answer a round, among those who want to hear of that and have not heard of
 * any today.
 * @returns what to tell them
 */
export const remind = async (
  id: number,
  { records, now }: Work<DailyRecords>,
): Promise<readonly Notice[]> => {
  const { rounds, schedules, channels, reminders, streaks } = records;
  const round = await rounds.get(id);
  if (round?.game.kind !== 'daily' || round.game.day === undefined) return [];
  const { channel, closedAt, closesAt, isWithdrawn, isCutShort } = round;
  if (closedAt !== undefined || now >= closesAt || isWithdrawn || isCutShort) return [];
  const { day, schedule } = round.game;
  const date = localDate(now, (await schedules.get(schedule))?.timezone ?? 'UTC');
  const members = await reminders.due(id, date);
  const asOf = (day: number) => streaks.ofAll(members.map(({ id }) => ({ member: id, channel, day })));
  const [before, after] = [await asOf(day - 1), await asOf(day)];
  const place = await channels.get(channel);
  const notices = members.flatMap((to, index) => {
    const streak = before[index];
    // A linked account may have kept the day elsewhere.
    const isKept = (after[index]?.days ?? 0) > (streak?.days ?? 0);
    if (streak === undefined || streak.days === 0 || freezesOf(streak) > 0 || isKept) return [];
    return { to, card: reminderCard(streak.days, place, day, closesAt) };
  });
  await reminders.told(
    notices.map(({ to }) => to.id),
    date,
  );
  return notices;
};

const reminderCard = (days: number, channel: Channel, day: number, closesAt: number) =>
  note(
    says`Your streak of ${plural(days, 'day')} in ${channelLink(channel)} breaks unless you answer daily question ${day}. It closes ${relative(closesAt)}. You can turn this reminder off in ${slash('settings')}.`,
  );

const about = 'an hour before a streak of yours would break, I send you a direct message, at most one a day.';

/** Lets people turn their reminder on and off. */
export const reminderSetting: Setting<Context<DailyRecords>> = {
  name: 'reminder',
  row: async ({ records: { reminders, accounts }, member }) => {
    const [known] = await accounts.of(member);
    const isOn = known !== undefined && (await reminders.isOn(known.id));
    return isOn
      ? { label: 'Reminder', state: `on: ${about}`, changes: [{ label: 'Turn it off', value: 'off' }] }
      : {
          label: 'Reminder',
          state: `off. If it is on, ${about}`,
          changes: [{ label: 'Remind me', value: 'on' }],
        };
  },
  change: async (value, { records: { reminders }, member }) => {
    await reminders.set(member.id, value === 'on');
    return undefined;
  },
};
