import { channelLink, type InlineText } from '../../chat/inline.ts';
import type { Channel } from '../../chat/people.ts';
import { noStreak, type Streak } from '../../engine/streak.ts';
import type { StreaksRecords } from '../streaks/repository.ts';
import { streakText } from '../streaks/words.ts';
import type { PlayedChannel } from './repository.ts';

/** A member's streak in a channel. */
export interface ChannelStreak {
  readonly channel: Channel;
  readonly streak: Streak;
}

/** Lists somebody's streaks that run in these channels, in their order. */
export const runningStreaks = async (
  channels: readonly PlayedChannel[],
  { streaks }: StreaksRecords,
): Promise<ChannelStreak[]> => {
  const found = await streaks.ofAll(channels.map(({ id, member }) => ({ member, channel: id })));
  return channels
    .map((channel, index) => ({ channel, streak: found[index] ?? noStreak }))
    .filter(({ streak }) => streak.days > 0);
};

/** Says in which channels streaks run, and how long the best one ever was. */
export const streaksText = (running: readonly ChannelStreak[], best: number): InlineText => {
  if (running.length === 0) return best === 0 ? 'none yet' : `none now; best ${best}`;
  const named = running
    .slice(0, mostNamed)
    .flatMap(({ channel, streak }, index) => [
      `${index > 0 ? ', ' : ''}${streakText(streak)} in `,
      channelLink(channel),
    ]);
  const more = running.length - mostNamed;
  return [...named, ...(more > 0 ? [`, and ${more} more`] : []), `; best ${best}`];
};

/** How many of the streaks that run are named. */
const mostNamed = 10;
