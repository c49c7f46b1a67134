import { either } from '../text.ts';
import type { Option } from './option.ts';
import { quoted, unknown } from './suggest.ts';
import { findZones, isPartOfPlace, zonesFor } from './zones.ts';

const ways = 'such as Berlin or UTC';

/**
 * Declares an option that takes a time zone, by its IANA name or by a city or country that has one. Abbreviations and
 * offsets from UTC are refused with places to choose from, because daylight saving time depends on the place.
 */
export const timezone = (about: string): Option<string, { readonly now: number }> => ({
  type: { kind: 'search' },
  label: 'Time zone',
  about: `${about}, ${ways}`,
  takes: ways,
  required: true,
  parse: (typed) => {
    const { zone, candidates, isFixed } = findZones(typed);
    if (zone !== undefined) return { value: zone };
    if (isFixed && candidates.length > 0) {
      return {
        error: `${quoted(typed)} only says how far from UTC, but daylight saving time depends on the place. Did you mean ${either(candidates)}?`,
      };
    }
    return unknown(
      'time zone',
      typed,
      candidates,
      'Type a city such as Berlin, a zone such as Europe/Berlin, or UTC.',
    );
  },
  joins: isPartOfPlace,
  suggest: (typed, { now }) =>
    zonesFor(typed)
      .slice(0, mostShown)
      .map((zone) => ({ value: zone, label: `${zone} (${clockIn(zone, now)} now)` })),
});

/** No platform shows more values than this. */
const mostShown = 25;

/** Tells what time it is in a zone, as in `14:05`. */
const clockIn = (zone: string, now: number): string =>
  Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
