import { rawTimeZones } from '@vvo/tzdb';
import { once } from '../once.ts';

/** A time zone, with the words that people find it by. */
export interface Place {
  readonly zone: string;
  /** Names of cities, as in `new york`. */
  readonly cities: readonly string[];
  /** Other words: the country, the zone's name in words, and abbreviations such as `est`. */
  readonly words: readonly string[];
  /** Minutes ahead of UTC without daylight saving time. */
  readonly offset: number;
}

/** Converts text to lower case, without accents, and with spaces for underscores. */
export const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('_', ' ').trim().toLowerCase();

const cityOf = (zone: string): string => folded(zone.split('/').at(-1) ?? zone);

/** Time zones in which many people live. They are offered first. */
export const busy = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/Istanbul',
  'Europe/Moscow',
  'Africa/Lagos',
  'Africa/Nairobi',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
  'America/Sao_Paulo',
  'Pacific/Honolulu',
  'America/Toronto',
  'America/Phoenix',
  'America/Mexico_City',
  'America/Bogota',
  'America/Argentina/Buenos_Aires',
  'Europe/Madrid',
  'Europe/Rome',
  'Europe/Athens',
  'Europe/Kyiv',
  'Africa/Cairo',
  'Africa/Johannesburg',
  'Asia/Karachi',
  'Asia/Jakarta',
  'Asia/Singapore',
  'Asia/Manila',
  'Asia/Seoul',
];

// Hundreds of zones take a moment to list, and few processes need them. So nothing is listed before it is asked for.

const rank = (zone: string): number => (busy.includes(zone) ? busy.indexOf(zone) : busy.length);

/** Lists all time zones, the busy ones first. */
export const places = once((): readonly Place[] =>
  rawTimeZones
    .map(
      ({
        name,
        group,
        mainCities,
        countryName,
        countryCode,
        alternativeName,
        rawOffsetInMinutes,
        ...zone
      }): Place => ({
        zone: name,
        cities: [
          ...new Set([
            cityOf(name),
            ...group.filter((one) => one.includes('/')).map(cityOf),
            ...mainCities.map(folded),
          ]),
        ],
        words: [
          countryName,
          countryCode,
          ...(countryCode === 'US' ? ['usa', 'america'] : countryCode === 'GB' ? ['uk', 'england'] : []),
          alternativeName,
          zone.abbreviation,
          ...('dstAbbreviation' in zone && typeof zone.dstAbbreviation === 'string'
            ? [zone.dstAbbreviation]
            : []),
        ].map(folded),
        offset: rawOffsetInMinutes,
      }),
    )
    .sort((a, b) => rank(a.zone) - rank(b.zone)),
);

/** Returns whether one name is just another name of the same zone, as Asia/Calcutta is of Asia/Kolkata. */
const isOldName = (one: string, name: string): boolean =>
  new Temporal.ZonedDateTime(0n, one).equals(new Temporal.ZonedDateTime(0n, name));

/** Lists every time zone of a place by its present and former names, in lower case. */
export const zonesByName = once(
  (): ReadonlyMap<string, string> =>
    new Map(
      rawTimeZones.flatMap(({ name, group }) => [
        ...group
          .filter((one) => one.includes('/'))
          .map((one) => [one.toLowerCase(), isOldName(one, name) ? name : one] as const),
        [name.toLowerCase(), name] as const,
      ]),
    ),
);
