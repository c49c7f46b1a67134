import { optional } from '../../chat/commands/option.ts';
import { member } from '../../chat/commands/option-types.ts';
import { privately, refuse } from '../../chat/messages.ts';
import { localDate } from '../../engine/schedule.ts';
import { type Context, commandsOf } from '../feature.ts';
import { standingOf } from '../leaderboard/own-standing.ts';
import { calendarFrom } from './calendar.ts';
import type { StatsRecords } from './repository.ts';
import { runningStreaks } from './running-streaks.ts';
import {
  hiddenCard,
  noStatsCard,
  noStatsOfCard,
  type OwnStats,
  statsCard,
  takeOffButton,
} from './stats-card.ts';

const stats = commandsOf<StatsRecords>()({
  path: 'stats',
  about: 'Show your points, rank and streaks, or the standing of someone else',
  who: 'anyone',
  repeatable: true,
  options: { member: optional(member('Whose statistics; leave out for your own')) },
  example: '/stats',
  run: async ({ member: who }, context) => {
    const { records, bank, channel, member: self } = context;
    const about = who === undefined ? self : await records.members.find(channel, who);
    if (about === undefined) {
      return refuse('I have not seen that person here. They get statistics with their first answer.');
    }
    const isOwn = about.id === self.id;
    const seen = await records.visibility.of(about.id);
    if (seen === 'hidden' && !isOwn) return privately(hiddenCard(about.name));
    const { standing, size, isRecounting } = await standingOf(about.id, context);
    if (standing === undefined) {
      return privately(
        isOwn ? noStatsCard(await records.profile.sealed(self.id)) : noStatsOfCard(about.name),
      );
    }
    const shown = { name: about.name, standing, size, isRecounting };
    // After years of playing there are many answers to add up.
    if (isOwn)
      return async (records) =>
        privately(statsCard({ ...shown, own: await ownStats({ ...context, records }) }, bank));
    const card = statsCard(shown, bank);
    const takeOff = context.isManager && seen === 'shown' ? [takeOffButton(about.id)] : [];
    return privately({ ...card, blocks: [...card.blocks, ...takeOff] });
  },
});

export const statsCommands = [stats];

const ownStats = async ({ records, member, now, timezone }: Context<StatsRecords>): Promise<OwnStats> => {
  const { streaks, profile } = records;
  const today = localDate(now, timezone);
  return {
    streaks: await runningStreaks(member.id, await profile.channels(member.id), records),
    bestStreak: await streaks.best(member.id),
    topics: await profile.topics(member.id),
    days: await profile.days(member.id, calendarFrom(today)),
    sealed: await profile.sealed(member.id),
    today,
  };
};
