import type { Option, ParsedValue } from '../../chat/commands/option.ts';
import { plainSuggestion, quoted, starting } from '../../chat/commands/suggest.ts';
import { capitalized } from '../../chat/text.ts';
import type { Weekday } from '../../engine/schedule.ts';

/** Short names of the days of the week, from Monday. */
export const weekdayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Words that stand for several days. */
const groups = new Map([
  ['daily', 'mon-sun'],
  ['every day', 'mon-sun'],
  ['weekdays', 'mon-fri'],
  ['weekends', 'sat,sun'],
]);

const ways = 'daily, weekdays, mon-fri, or a list such as mon,wed,fri';

/**
 * Declares an option that takes days of the week: `mon-fri`, `weekdays`, `daily`, or a list such as `mon,wed,fri`. The
 * handler gets them sorted, each once.
 */
export const days = (about: string): Option<readonly Weekday[]> => ({
  type: { kind: 'text', max: 40 },
  about: `${about}: ${ways}`,
  takes: ways,
  required: true,
  field: {
    about,
    input: {
      kind: 'checks',
      choices: weekdayNames.map((value, index) => ({ value, label: dayLabel(index) })),
    },
    value: (typed) => (readDays(typed) ?? []).map((day) => weekdayNames[day - 1]).join(','),
  },
  parse: (typed): ParsedValue<readonly Weekday[]> => {
    const value = readDays(typed);
    return value === undefined ? { error: `must be ${ways}, not ${quoted(typed)}.` } : { value };
  },
  joins: (value) => value.endsWith(','),
  suggest: (typed) => starting(typed, ['mon-fri', 'daily', 'mon,wed,fri'].map(plainSuggestion)),
});

/** Reads days, sorted and each once; `undefined` if the text names anything else. */
const readDays = (typed: string): Weekday[] | undefined => {
  const word = typed.trim().toLowerCase();
  const found = (groups.get(word) ?? word).split(/[\s,]+/).map(weekdays);
  return found.some((list) => list.length === 0) ? undefined : [...new Set(found.flat())].sort();
};

/** Lists the days that `mon`, `monday` or `fri-mon` names; empty if it names none. */
const weekdays = (part: string): Weekday[] => {
  const [from = -1, to = from, ...rest] = part.split('-').map(weekdayIndex);
  if (from < 0 || to < 0 || rest.length > 0) return [];
  const length = ((to - from + 7) % 7) + 1;
  return Array.from({ length }, (_, step) => (((from + step) % 7) + 1) as Weekday);
};

const weekdayIndex = (word: string): number =>
  word.length < 3
    ? -1
    : weekdayNames.findIndex((name, index) => name === word || longDayNames[index]?.startsWith(word));

const dayLabel = (index: number): string => capitalized(longDayNames[index] ?? '');

const longDayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
