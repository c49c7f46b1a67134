import type { Timetable } from '../../src/engine/schedule.ts';

const dayMs = 86_400_000;

/**
 * Lists when a timetable wants a question, from `from` (exclusive) to `to`, in epoch milliseconds. Independent of the
 * engine: it counts whole days as numbers, and converts local times to instants by the zone's offsets on both sides.
 */
export const expectedPosts = ({ time, timezone, days }: Timetable, from: number, to: number): number[] => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const result: number[] = [];
  for (let day = Math.floor(from / dayMs) - 2; day * dayMs < to + 2 * dayMs; day++) {
    // 1 January 1970 was a Thursday.
    const weekday = ((((day + 3) % 7) + 7) % 7) + 1;
    if (!days.some((wanted) => wanted === weekday)) continue;
    const at = instantOf(day * dayMs + (hours * 60 + minutes) * 60_000, timezone);
    const isThatDay = Math.floor((at + offsetAt(at, timezone)) / dayMs) === day;
    if (isThatDay && at > from && at <= to) result.push(at);
  }
  return result;
};

/** Returns the first instant at which a zone's clock shows `wall` (read as if it were UTC), or one shifted by the gap. */
const instantOf = (wall: number, timezone: string): number => {
  const [before, after] = [offsetAt(wall - dayMs, timezone), offsetAt(wall + dayMs, timezone)];
  const [byOld, byNew] = [wall - before, wall - after];
  if (offsetAt(byOld, timezone) === before) return byOld;
  return offsetAt(byNew, timezone) === after ? byNew : byOld;
};

const known = new Map<string, Map<number, number>>();

/** Returns how far a zone is ahead of UTC, in milliseconds. */
const offsetAt = (at: number, timezone: string): number => {
  const offsets = known.get(timezone) ?? new Map<number, number>();
  known.set(timezone, offsets);
  const offset =
    offsets.get(at) ??
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).offsetNanoseconds / 1_000_000;
  offsets.set(at, offset);
  return offset;
};
