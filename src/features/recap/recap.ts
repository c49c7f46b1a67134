import { startOf } from '../../engine/schedule.ts';
import type { BestPart, TeamStanding } from '../leaderboard/repository.ts';
import type { Round } from '../rounds/repository.ts';
import type { Missed, RecapRecords, TimeRange } from './repository.ts';

/** How a channel's last week went. */
export interface RecapFacts {
  /** The week's Monday and the Monday after it, local dates. */
  readonly from: string;
  readonly before: string;
  /** The best players of the channel. */
  readonly top: BestPart;
  /** The teams on rank 1. */
  readonly bestTeams: readonly TeamStanding[];
  readonly mostMissed: Missed | undefined;
  /** Whether the solution of that question is hidden. */
  readonly isHidden: boolean;
  readonly streaks: Streaks;
}

/** The longest streaks, longest first. */
export interface Streaks {
  readonly shown: readonly { readonly member: number; readonly name: string; readonly days: number }[];
  /** How many more are as long as the last one. */
  readonly more: number;
  /** How many there are in all. */
  readonly size: number;
}

const shownTop = 5;
const shownStreaks = 5;
/** Shorter streaks are no news. */
const shortestStreak = 3;

/** Gathers the facts for a recap; `undefined` if nobody played. */
export const gatherRecap = async (id: number, records: RecapRecords): Promise<RecapFacts | undefined> => {
  const { recaps, schedules, recapStats } = records;
  const recap = await recaps.get(id);
  const schedule = recap && (await schedules.get(recap.schedule));
  if (recap === undefined || schedule === undefined) return undefined;
  const from = Temporal.PlainDate.from(recap.monday).subtract({ days: 7 }).toString();
  const range: TimeRange = {
    channel: schedule.channel,
    from: startOf(from, schedule.timezone),
    before: startOf(recap.monday, schedule.timezone),
  };
  const top = await recapStats.standings(range, shownTop);
  if (top.size === 0) return undefined;
  const teams = await recapStats.teams(range);
  const mostMissed = await recapStats.mostMissed(range);
  return {
    from,
    before: recap.monday,
    top,
    bestTeams: teams.filter(({ rank }) => rank === 1),
    mostMissed,
    isHidden: mostMissed !== undefined && (await isHidden(mostMissed.round, records)),
    streaks: await longestStreaks(range, records),
  };
};

const isHidden = async (
  { channel, question }: Round,
  { channels, openQuestions }: RecapRecords,
): Promise<boolean> => {
  const [hidden] = await openQuestions.hiding([{ ...(await channels.get(channel)), question: question.id }]);
  return hidden !== undefined;
};

/** Finds the longest streaks, at the end of the range, of members who answered. */
const longestStreaks = async (range: TimeRange, { recapStats, streaks }: RecapRecords): Promise<Streaks> => {
  const day = await recapStats.lastDay(range);
  const keepers = await recapStats.keepers(range);
  const { channel } = range;
  const found = await streaks.ofAll(keepers.map(({ member }) => ({ member, channel, day })));
  const sorted = keepers
    .map(({ member, name }, index) => ({ member, name, days: found[index]?.days ?? 0 }))
    .filter(({ days }) => days >= shortestStreak)
    .sort((a, b) => b.days - a.days);
  const shown = sorted.slice(0, shownStreaks);
  const more = sorted.slice(shownStreaks).filter(({ days }) => days === shown.at(-1)?.days).length;
  return { shown, more, size: sorted.length };
};
