import { body, type Card, note, small, title } from '../../chat/card.ts';
import { type Inline, relative, strong } from '../../chat/inline.ts';
import { plural } from '../../chat/text.ts';
import type { Occurrence, Weekday } from '../../engine/schedule.ts';
import type { Bank } from '../question-bank.ts';
import type { Schedule } from './repository.ts';

/** The channel's schedule in words, with the posts to come. */
export const scheduleCard = (
  heading: string,
  schedule: Schedule,
  coming: readonly Occurrence[],
  { bank, now }: { readonly bank: Bank; readonly now: number },
): Card => ({
  tone: schedule.status === 'paused' ? 'warning' : 'neutral',
  blocks: [
    title(heading),
    body(inWords(schedule)),
    small(clockIn(schedule.timezone, now)),
    {
      kind: 'fields',
      fields: [
        { name: 'Questions', value: filterInWords(schedule, bank) },
        { name: 'Answer', value: revealInWords(schedule) },
        ...(schedule.recap ? [{ name: 'Recap', value: 'Each Monday, of the week before' }] : []),
      ],
    },
    body(nextInWords(schedule, coming)),
  ],
});

/** `It is 14:05 there now (UTC+01:00).` */
const clockIn = (timezone: string, now: number): string => {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timezone);
  return `It is ${local.toPlainTime().toString({ smallestUnit: 'minute' })} there now (UTC${local.offset}).`;
};

/** What is said when a schedule can't go on. */
export const pausedCard = (because: string): Card =>
  note(
    [strong('The daily question is paused. '), because, ' /daily resume goes on once that is mended.'],
    'warning',
  );

/** `on weekdays at 09:00 (Europe/Berlin)`. */
export const inWords = ({ days, time, timezone }: Schedule): string =>
  `A question ${daysInWords(days)} at ${time} (${timezone}).`;

/** `Monday, November 23, 2026 at 09:00`. */
const dateInWords = ({ at }: Occurrence, timezone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).toLocaleString('en-US', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });

const daysInWords = (days: readonly Weekday[]): string => {
  const key = days.join('');
  if (key === '1234567') return 'every day';
  if (key === '12345') return 'from Monday to Friday';
  return `on ${new Intl.ListFormat('en-US').format(days.map((day) => dayNames[day]))}`;
};

const dayNames: Readonly<Record<Weekday, string>> = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
};

const filterInWords = ({ topic, level }: Schedule, bank: Bank): string =>
  `${topic === undefined ? 'All topics' : bank.title(topic)}, ${level === undefined ? 'all levels' : level}`;

const revealInWords = ({ reveal, openHours }: Schedule): string =>
  reveal === 'instant'
    ? `At once to whoever answers; open for ${plural(openHours, 'hour')}`
    : `When the question closes, after ${plural(openHours, 'hour')}`;

const nextInWords = (schedule: Schedule, coming: readonly Occurrence[]): Inline[] => {
  if (schedule.status === 'paused')
    return [strong('Paused. '), schedule.pausedBecause ?? '', ' /daily resume goes on.'];
  const [next, ...later] = coming;
  if (next === undefined) return [];
  const first: Inline[] = [
    'Next: ',
    strong(dateInWords(next, schedule.timezone)),
    ', ',
    relative(next.at),
    '.',
  ];
  return later.length === 0
    ? first
    : [
        ...first,
        ' Then: ',
        ...later.flatMap((one, index): Inline[] => [
          index > 0 ? ', ' : '',
          shortDate(one, schedule.timezone),
          ' (',
          relative(one.at),
          ')',
        ]),
        '.',
      ];
};

const shortDate = ({ at }: Occurrence, timezone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).toLocaleString('en-US', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
