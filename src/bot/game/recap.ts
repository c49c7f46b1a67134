import { postVerdict } from '../../engine/daily.ts';
import { localDate, nextOccurrences } from '../../engine/schedule.ts';
import type { BoardQuery, Standing, TeamStanding } from '../ports/boards.ts';
import type { Recaps, Week } from '../ports/recaps.ts';
import type { Schedule } from '../ports/records.ts';
import type { Records } from '../ports/store.ts';

/** How a channel's last week went. */
export interface RecapFacts {
  readonly week: Week;
  /** The best of the channel. */
  readonly top: readonly Standing[];
  readonly players: number;
  readonly bestTeam: TeamStanding | undefined;
  readonly mostMissed: Awaited<ReturnType<Recaps['mostMissed']>>;
  /** Longest first. */
  readonly streaks: readonly { readonly name: string; readonly days: number }[];
}

const shownTop = 5;
/** Shorter streaks are no news. */
const shortestStreak = 3;

/** Sets the timer for the schedule's next look back, or none if it has none. */
export const planRecap = async ({ timers }: Records, schedule: Schedule, now: number): Promise<void> => {
  const [monday] = nextOccurrences({ ...schedule, days: [1] }, now, 1);
  if (schedule.recap && monday) await timers.set('recap', schedule.id, monday.at);
  else await timers.clear('recap', schedule.id);
};

/** Posts the look back that was due at `dueAt`, unless it is too late for it or that Monday has one, and plans the next. */
export const postRecap = async (
  records: Records,
  schedule: Schedule,
  dueAt: number,
  now: number,
): Promise<void> => {
  if (postVerdict(dueAt, now) !== 'skip') {
    const recap = await records.recaps.open(schedule.id, localDate(dueAt, schedule.timezone));
    if (recap) await records.posts.add(schedule.channel, 'recap', recap.id, now);
  }
  await planRecap(records, schedule, now);
};

/** What a recap tells; nothing when there is nothing to tell. */
export const gatherRecap = async (
  id: number,
  { recaps, schedules, places, boards, streaks }: Records,
): Promise<RecapFacts | undefined> => {
  const recap = await recaps.get(id);
  const schedule = recap && (await schedules.get(recap.schedule));
  if (recap === undefined || schedule === undefined) return undefined;
  const week = {
    from: Temporal.PlainDate.from(recap.monday).subtract({ days: 7 }).toString(),
    before: recap.monday,
  };
  const channel = await places.channel(schedule.channel);
  const query: BoardQuery = { channel, scope: 'channel', game: 'all', ...week };
  const { standings, size } = await boards.page(query, 0, shownTop);
  if (size === 0) return undefined;
  const [bestTeam] = await boards.teams(query);
  const keepers = await recaps.keepers(channel.id, week, shownTop);
  const running = await Promise.all(
    keepers.map(async ({ member, name }) => ({ name, days: await streaks.of(member, channel.id) })),
  );
  return {
    week,
    top: standings,
    players: size,
    bestTeam,
    mostMissed: await recaps.mostMissed(channel.id, week),
    streaks: running.filter(({ days }) => days >= shortestStreak).sort((a, b) => b.days - a.days),
  };
};
