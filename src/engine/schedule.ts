/** A day of the week as ISO 8601 numbers it: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** When a channel gets its daily question. */
export interface Timetable {
  /** Local time of day, as in `09:00`. */
  readonly time: string;
  /** IANA time zone, as in `Europe/Berlin`. */
  readonly timezone: string;
  /** At least one. */
  readonly days: readonly Weekday[];
}

/** One planned post. Its date makes it unique, not its instant. */
export interface Occurrence {
  /** Local date, as in `2026-11-21`. */
  readonly date: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * Finds the first occurrence after `after` (epoch milliseconds). A time that a clock change skips moves later by the
 * length of the gap; of a time that happens twice, the first one counts. A date that the zone skips has no occurrence.
 */
export const nextOccurrence = ({ time, timezone, days }: Timetable, after: number): Occurrence => {
  let date = localDay(after, timezone);
  for (;;) {
    const at = date.toZonedDateTime({ timeZone: timezone, plainTime: time });
    const isWanted = days.includes(date.dayOfWeek as Weekday) && at.toPlainDate().equals(date);
    if (isWanted && at.epochMilliseconds > after) return { date: date.toString(), at: at.epochMilliseconds };
    date = date.add({ days: 1 });
  }
};

/** Lists the next `count` occurrences after `after` (epoch milliseconds). */
export const nextOccurrences = (timetable: Timetable, after: number, count: number): Occurrence[] => {
  const result: Occurrence[] = [];
  while (result.length < count) result.push(nextOccurrence(timetable, result.at(-1)?.at ?? after));
  return result;
};

/** Returns the local date in `timezone` at `now` (epoch milliseconds), as in `2026-11-21`. */
export const localDate = (now: number, timezone: string): string => localDay(now, timezone).toString();

/** Makes `localDate` for one zone that is fast for times of the same day. */
export const localDates = (timezone: string): ((now: number) => string) => {
  let known = { date: '', from: 0, until: 0 };
  return (now) => {
    if (now < known.from || now >= known.until) {
      const day = localDay(now, timezone);
      const start = (date: Temporal.PlainDate) => date.toZonedDateTime(timezone).epochMilliseconds;
      known = { date: day.toString(), from: start(day), until: start(day.add({ days: 1 })) };
    }
    return known.date;
  };
};

/** Returns when a local date, as in `2026-11-21`, begins in `timezone`, in epoch milliseconds. */
export const startOf = (date: string, timezone: string): number =>
  Temporal.PlainDate.from(date).toZonedDateTime(timezone).epochMilliseconds;

const localDay = (now: number, timezone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timezone).toPlainDate();
