import { optional } from '../../chat/commands/option.ts';
import { member } from '../../chat/commands/option-types.ts';
import { privately, refuse } from '../../chat/messages.ts';
import { localDate } from '../../engine/schedule.ts';
import { noStreak } from '../../engine/streak.ts';
import { type Context, commandsOf } from '../feature.ts';
import { standingOf } from '../leaderboard/own-standing.ts';
import { calendarFrom } from './calendar.ts';
import type { StatsRecords } from './repository.ts';
import { noStatsCard, noStatsOfCard, type OwnStats, statsCard } from './stats-card.ts';

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
    const { standing, size, isRecounting } = await standingOf(about.id, context);
    const isOwn = about.id === self.id;
    if (standing === undefined) {
      return privately(
        isOwn ? noStatsCard(await records.profile.sealed(self.id)) : noStatsOfCard(about.name),
      );
    }
    const own = isOwn ? { own: await ownStats(context) } : {};
    return privately(statsCard({ name: about.name, standing, size, isRecounting, ...own }, bank));
  },
});

export const statsCommands = [stats];

const ownStats = async ({
  records,
  channel,
  member,
  now,
  timezone,
}: Context<StatsRecords>): Promise<OwnStats> => {
  const { streaks, profile } = records;
  const today = localDate(now, timezone);
  const [streak = noStreak] = await streaks.ofAll([{ member: member.id, channel: channel.id }]);
  return {
    streak,
    bestStreak: await streaks.best(member.id),
    topics: await profile.topics(member.id),
    days: await profile.days(member.id, calendarFrom(today)),
    sealed: await profile.sealed(member.id),
    today,
  };
};
