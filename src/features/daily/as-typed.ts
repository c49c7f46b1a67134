import { weekdayNames } from './days-option.ts';
import type { Schedule } from './repository.ts';

/** Converts a schedule into the options of `/daily setup` that would create it. */
export const asTyped = ({
  time,
  timezone,
  days,
  topic,
  level,
  reveal,
  openHours,
  recap,
  thread,
}: Schedule): Readonly<Record<string, string>> => ({
  time,
  timezone,
  days: days.map((day) => weekdayNames[day - 1]).join(','),
  ...(topic === undefined ? {} : { topic }),
  ...(level === undefined ? {} : { level }),
  reveal,
  open: String(openHours),
  recap: recap ? 'on' : 'off',
  thread: thread ? 'on' : 'off',
});
