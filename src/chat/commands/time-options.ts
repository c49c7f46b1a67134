import { nearest } from './nearest.ts';
import type { Option } from './option.ts';
import { plainSuggestion, quoted, starting, unknown } from './suggest.ts';

/** An IANA time zone, in its usual spelling. */
export const timezone = (about: string): Option<string> => ({
  type: { kind: 'search' },
  about,
  required: true,
  parse: (typed) => {
    const found = properZone(typed);
    if (found) return { value: found };
    const cities = new Map(zones().map((zone) => [zone.split('/').at(-1) ?? zone, zone]));
    const near = nearest(typed.replaceAll(' ', '_'), [...zones(), ...cities.keys()]);
    const meant = [...new Set(near.map((name) => cities.get(name) ?? name))];
    return unknown('time zone', typed, meant, 'Zones are named like Europe/Berlin or UTC.');
  },
  suggest: (typed) => starting(typed.replaceAll(' ', '_'), zones().map(plainSuggestion)),
});

/** A time of day as HH:MM. */
export const time = (about: string): Option<string> => ({
  type: { kind: 'text', max: 5 },
  about,
  required: true,
  parse: (typed) => {
    const [, hours = '', minutes = ''] = typed.match(/^(\d{1,2})[:.](\d{2})$/) ?? [];
    const valid = hours !== '' && Number(hours) < 24 && Number(minutes) < 60;
    return valid
      ? { value: `${hours.padStart(2, '0')}:${minutes}` }
      : { says: `must be a time of day from 00:00 to 23:59, as in 09:30, not ${quoted(typed)}.` };
  },
  suggest: (typed) => starting(typed, ['09:00', '09:30', '12:00', '16:00'].map(plainSuggestion)),
});

/** The zone in its usual spelling, old and new names alike; nothing when there is no such zone. */
const properZone = (typed: string): string | undefined => {
  if (!/^[a-z]/i.test(typed)) return undefined;
  try {
    return new Temporal.ZonedDateTime(0n, typed).timeZoneId;
  } catch {
    return undefined;
  }
};

/** Today's names of zones that Intl lists by an earlier one, such as Asia/Calcutta, while it understands both. */
const renamed = [
  'Africa/Asmara',
  'America/Argentina/Buenos_Aires',
  'America/Argentina/Catamarca',
  'America/Argentina/Cordoba',
  'America/Argentina/Jujuy',
  'America/Argentina/Mendoza',
  'America/Atikokan',
  'America/Indiana/Indianapolis',
  'America/Kentucky/Louisville',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
  'Pacific/Chuuk',
  'Pacific/Kanton',
  'Pacific/Pohnpei',
];

const zones = (): readonly string[] => [
  'UTC',
  ...new Set([...Intl.supportedValuesOf('timeZone'), ...renamed]),
];
