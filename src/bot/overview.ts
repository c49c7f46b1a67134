import { overviewCards } from './cards/overview.ts';
import type { Context } from './commands/command.ts';
import { privately, type Response } from './events.ts';
import { coming } from './game/post-daily.ts';
import { streakNow } from './game/streak-now.ts';
import type { Channel } from './ports/people.ts';

const dayMs = 86_400_000;
/** How far back a missed question is worth a mention, and how much is shown. */
const missedMs = 7 * dayMs;
const shown = 5;

/** Everything that concerns a member, over all channels in which they play. */
export const showOverview = async (context: Context): Promise<Response> => {
  const { records, bank, channel, member, now } = context;
  const query = { channel, scope: 'workspace', game: 'all', from: undefined } as const;
  const channels = await records.journal.channels(member.id);
  const { size } = await records.boards.top(query, 1);
  const overview = {
    name: member.name,
    standing: await records.boards.own(query, member.id),
    size,
    streaks: await Promise.all(
      channels.map(async (one) => ({ channel: one, days: await streakNow(records, member.id, one.id) })),
    ),
    bestStreak: await records.boards.bestStreak(member.id),
    tracks: await records.boards.tracks(member.id),
    next: (await Promise.all(channels.map((one) => nextIn(one, context)))).flat().sort((a, b) => a.at - b.at),
    answered: await records.journal.answered(member.id, shown),
    missed: await records.journal.missed(member.id, now - missedMs, shown),
  };
  return privately(...overviewCards(overview, bank));
};

const nextIn = async (
  channel: Channel,
  { records, now }: Context,
): Promise<{ channel: Channel; at: number }[]> => {
  const schedule = await records.schedules.ofChannel(channel.id);
  if (schedule?.status !== 'active') return [];
  return (await coming(records, schedule, now, 1)).map(({ at }) => ({ channel, at }));
};
