import type { BoardView } from './board-view.ts';
import type { Detail } from './standings.ts';

/** Names an earlier period by its first day, as in `Week of November 16`. */
export const earlierHeading = (period: BoardView['period'], since: string): string => {
  if (period === 'all') return 'All time';
  const day = Temporal.PlainDate.from(since);
  if (period === 'month') return day.toLocaleString('en-US', { month: 'long', year: 'numeric' });
  const date = day.toLocaleString('en-US', { month: 'long', day: 'numeric' });
  return period === 'week' ? `Week of ${date}` : date;
};

/** Says that nobody has points in a period yet, so that an earlier one is shown. */
export const nothingIn = (period: BoardView['period'], detail: Detail): string => {
  const who = detail === 'Right' ? 'Nobody' : 'No team';
  const { now, unit } = words[period];
  return `${who} has points ${now} yet, so this is the last ${unit} with any.`;
};

const words: Readonly<Record<BoardView['period'], { readonly now: string; readonly unit: string }>> = {
  today: { now: 'today', unit: 'day' },
  week: { now: 'this week', unit: 'week' },
  month: { now: 'this month', unit: 'month' },
  all: { now: 'here', unit: 'time' },
};
