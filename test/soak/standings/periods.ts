import type { periods } from '../../../src/features/leaderboard/board-view.ts';
import { memberBoard, type Row, type Wanted } from './boards.ts';
import type { Account } from './history.ts';
import type { Graded } from './recount.ts';

type Days = NonNullable<Wanted['days']>;

export type PeriodName = (typeof periods)[number];

/**
 * Ranks the members of a period, or of the latest one before it in which anybody has points. Those of an earlier one may be
 * gone: they are not kept once there is a later one, even if nobody is left on that.
 */
export const latestBoard = (
  graded: readonly Graded[],
  wanted: Omit<Wanted, 'days'>,
  period: PeriodName,
  today: string,
): { readonly rows: Row<Account>[]; readonly isEarlier: boolean } => {
  let days = daysOf(period, today);
  let rows = memberBoard(graded, { ...wanted, days });
  const isEarlier = rows.length === 0;
  while (rows.length === 0 && days !== undefined) {
    const { from } = days;
    const before = graded.map(({ date }) => date).filter((date) => date < from);
    if (before.length === 0) break;
    days = daysOf(
      period,
      before.reduce((one, other) => (other > one ? other : one)),
    );
    rows = memberBoard(graded, { ...wanted, days });
  }
  return { rows, isEarlier };
};

/** Returns the first and the last day of a period, counting day by day. */
export const daysOf = (period: PeriodName, today: string): Days | undefined => {
  if (period === 'all') return undefined;
  const isFirst = (date: Temporal.PlainDate) =>
    ({ today: true, week: date.dayOfWeek === 1, month: date.day === 1 })[period];
  const one = { days: 1 };
  let [from, to] = [Temporal.PlainDate.from(today), Temporal.PlainDate.from(today)];
  while (!isFirst(from)) from = from.subtract(one);
  while (!isFirst(to.add(one))) to = to.add(one);
  return { from: from.toString(), to: to.toString() };
};
