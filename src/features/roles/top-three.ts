import type { Channel } from '../../chat/people.ts';
import { monthBefore } from '../../engine/periods.ts';
import { localDate } from '../../engine/schedule.ts';
import type { RolesRecords } from './repository.ts';

/** Everybody with this rank or a better one gets the role. Ties share a rank. */
const lastRank = 3;
/** How many rows of a leaderboard are read at once. */
const pageRows = 50;
/** Answers that were received in time are stored by then, in milliseconds. */
const graceMs = 60_000;
/** The time zone in which a month begins first. */
const earliestZone = 'Pacific/Kiritimati';

/** What giving the role of the best needs. */
export interface TopThreeOptions {
  transaction<T>(work: (records: RolesRecords) => Promise<T>): Promise<T>;
  /** Returns epoch milliseconds. */
  now(): number;
  /** The IANA time zone of workspaces without daily questions. */
  readonly timezone: string;
}

/**
 * Has the role of the last month's best three pass on, once per month and workspace: when the month is over in the workspace's
 * time zone, by which answers are dated, and nothing is left that could add points to it.
 */
export const passOnTopThree = async ({ transaction, now, timezone }: TopThreeOptions): Promise<void> => {
  const at = now() - graceMs;
  const latest = monthBefore(localDate(at, earliestZone));
  for (const { channel, month: last } of await transaction(({ topMonths }) => topMonths.due(latest))) {
    const [zone = timezone] = await transaction(({ channels }) => channels.timezones([channel]));
    const month = monthBefore(localDate(at, zone));
    if (last !== undefined && last >= month) continue;
    while (await transaction(({ folding }) => folding.fold(channel)));
    await transaction((records) => passOn(channel, month, records));
  }
};

const passOn = async (
  channel: Channel,
  month: string,
  { boards, recounting, topMonths }: RolesRecords,
): Promise<void> => {
  const after = Temporal.PlainDate.from(month).add({ months: 1 }).toString();
  if (await topMonths.isWaiting(channel, after)) return;
  if (await recounting.isIn(channel)) return;
  await topMonths.award(channel, month, await bestOf(channel, month, boards));
};

/** Lists the members whom others see on a month's leaderboard with points, up to the last rank. */
const bestOf = async (channel: Channel, month: string, boards: RolesRecords['boards']): Promise<number[]> => {
  const best: number[] = [];
  for (;;) {
    const query = { channel, scope: 'workspace', game: 'all', period: 'month', on: month } as const;
    const { standings, since } = await boards.page(query, best.length, pageRows);
    // Without anybody in this month, an earlier one is found.
    const those =
      since === month ? standings.filter(({ rank, points }) => rank <= lastRank && points > 0) : [];
    best.push(...those.map(({ member }) => member));
    if (those.length < pageRows) return best;
  }
};
