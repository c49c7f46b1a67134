import type { Option, ParsedValue } from './option.ts';
import { plainSuggestion, quoted, starting } from './suggest.ts';

/**
 * Declares an option that takes a time of day as people type it, such as 09:30, 9.30, 9am, 9:30 PM, or 21h. The handler
 * gets it as `HH:MM`.
 */
export const time = (about: string): Option<string> => ({
  type: { kind: 'text', max: 20 },
  about: `${about}, ${ways}`,
  takes: ways,
  field: { about, input: { kind: 'time' }, initial: '09:00', value: (typed) => timeOfDay(typed) ?? typed },
  required: true,
  parse: (typed): ParsedValue<string> => {
    const value = timeOfDay(typed);
    return value === undefined
      ? { error: `must look like 09:30, 9:30 PM, or 21h, not ${quoted(typed)}.` }
      : { value };
  },
  joins: (_, word) => /^[ap]\.?m\.?$/i.test(word),
  suggest: (typed) => starting(typed, ['09:00', '09:30', '12:00', '16:00'].map(plainSuggestion)),
});

const ways = 'such as 09:30, 9:30 PM, or 21h';

const timeOfDay = (typed: string): string | undefined => {
  // Turns full-width digits into plain ones.
  const text = typed.normalize('NFKC').trim().toLowerCase();
  const { hours, minutes = '00', half } = patterns.map((one) => one.exec(text)?.groups).find(Boolean) ?? {};
  if (hours === undefined || Number(minutes) > 59) return undefined;
  const hour = half === undefined ? Number(hours) : inTwentyFour(Number(hours), half);
  return hour === undefined || hour > 23 ? undefined : `${String(hour).padStart(2, '0')}:${minutes}`;
};

/** The ways to write a time. A bare 9 is none of them: it could be morning or evening. */
const patterns = [
  /^(?<hours>\d{1,2})[:.h](?<minutes>\d{2})\s*(?<half>[ap]\.?m\.?)?$/,
  /^(?<hours>\d{1,2})\s*(?<half>[ap]\.?m\.?)$/,
  /^(?<hours>\d{1,2})\s*h$/,
];

/** Converts an hour of a 12-hour clock to 0–23; `undefined` if it is not from 1 to 12. */
const inTwentyFour = (hour: number, half: string): number | undefined => {
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.startsWith('p') ? 12 : 0);
};
