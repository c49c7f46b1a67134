import type { Card } from '../../chat/card.ts';
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
  type MemberStats,
  noStatsCard,
  noStatsOfCard,
  type OwnStats,
  statsCard,
  takeOffButton,
} from './stats-card.ts';

const stats = commandsOf<StatsRecords>()({
  path: 'stats',
  title: 'See statistics',
  submit: 'Show',
  about: 'Show your points, rank, and streaks, or the standing of someone else',
  who: 'anyone',
  anywhere: true,
  repeatable: true,
  options: { member: optional(member('Whose statistics; leave out for your own')) },
  run: async ({ member: who }, context) => {
    const { records, bank, channel, member: self } = context;
    // Whoever is new here may be known elsewhere.
    const [known = self] = await records.accounts.of(self);
    const about = who === undefined ? known : await records.members.find(channel, who);
    if (about === undefined) {
      return refuse('I have not seen that person here. They get statistics with their first answer.');
    }
    const isOwn = about.id === known.id;
    const seen = await records.visibility.of(about.id);
    if (seen === 'hidden' && !isOwn) return privately(hiddenCard(about.name));
    const { standing, size, isRecounting } = await standingOf(about.id, context);
    if (standing === undefined && !isOwn) return privately(noStatsOfCard(about.name));
    const shown = { name: about.name, standing, size, isRecounting };
    // After years of playing there are many answers to add up.
    if (isOwn) return async (records) => privately(await ownCard(shown, about.id, { ...context, records }));
    const card = statsCard(shown, bank);
    const takeOff = context.isManager && seen === 'shown' ? [takeOffButton(about.id)] : [];
    return privately({ ...card, blocks: [...card.blocks, ...takeOff] });
  },
});

export const statsCommands = [stats];

const ownCard = async (shown: MemberStats, member: number, context: Context<StatsRecords>): Promise<Card> => {
  const own = await ownStats(member, context);
  return shown.standing === undefined && own.topics.length === 0
    ? noStatsCard(own.sealed)
    : statsCard({ ...shown, own }, context.bank);
};

const ownStats = async (
  member: number,
  { records, now, timezone }: Context<StatsRecords>,
): Promise<OwnStats> => {
  const { streaks, profile } = records;
  const today = localDate(now, timezone);
  return {
    streaks: await runningStreaks(await profile.channels(member), records),
    bestStreak: await streaks.best(member),
    topics: await profile.topics(member),
    days: await profile.days(member, calendarFrom(today)),
    points: await profile.points(member),
    sealed: await profile.sealed(member),
    today,
  };
};
