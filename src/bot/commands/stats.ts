import { noStatsCard, statsCard } from '../cards/stats.ts';
import { privately, refuse } from '../events.ts';
import { streakNow } from '../game/streak-now.ts';
import type { BoardQuery } from '../ports/boards.ts';
import { declare } from './command.ts';
import { member } from './kinds.ts';
import { optional } from './option.ts';

const stats = declare({
  path: 'stats',
  about: 'Show your points, place and streaks, or what the boards say of someone else',
  who: 'anyone',
  audience: 'sender',
  options: { member: optional(member('Whose; your own if left out')) },
  example: '/stats',
  run: async ({ member: who }, context) => {
    const { records, bank, channel, member: self } = context;
    const about = who === undefined ? self : await records.members.find(channel, who);
    if (about === undefined) {
      return refuse('I have not met that person here. Whoever answers a question gets statistics.');
    }
    const query: BoardQuery = { channel, scope: 'workspace', game: 'all', from: undefined };
    const standing = await records.boards.own(query, about.id);
    const isOwn = about.id === self.id;
    if (standing === undefined) return privately(noStatsCard(isOwn ? undefined : about.name));
    const { size } = await records.boards.top(query, 1);
    const streak = await streakNow(records, about.id, channel.id);
    const bestStreak = await records.boards.bestStreak(about.id);
    const tracks = isOwn ? await records.boards.tracks(about.id) : undefined;
    return privately(statsCard({ name: about.name, standing, size, streak, bestStreak, tracks }, bank));
  },
});

export const statsCommands = [stats];
