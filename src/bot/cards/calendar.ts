import type { ImageBlock } from '../../view/card.ts';
import { plural } from '../../view/text.ts';
import type { DayRecord } from '../ports/profile.ts';

/** Weeks that a calendar shows, the present one included. */
const weeks = 18;

/** The ISO date of the Monday on which the calendar begins that ends today. */
export const calendarFrom = (today: string): string => {
  const date = Temporal.PlainDate.from(today);
  return date.subtract({ days: date.dayOfWeek - 1 + 7 * (weeks - 1) }).toString();
};

/** A person's last weeks, a column a week and a row a week day. */
export const calendarImage = (days: readonly DayRecord[], today: string): ImageBlock => {
  const from = calendarFrom(today);
  const heading = `Your last ${weeks} weeks`;
  return {
    kind: 'image',
    name: 'calendar.png',
    alt: `${heading}: ${inWords(days)}.`,
    picture: { kind: 'calendar', heading, from, to: today, days },
    otherwise: [
      { kind: 'text', style: 'body', text: `${heading}: ${inWords(days)}` },
      { kind: 'code', language: 'text', text: `${drawn(days, from, today)}\n${legend}` },
    ],
  };
};

const inWords = (days: readonly DayRecord[]): string => {
  const sum = (part: 'answers' | 'right') => days.reduce((total, day) => total + day[part], 0);
  return `${plural(sum('answers'), 'answer')} on ${plural(days.length, 'day')}, ${sum('right')} right`;
};

const legend = '· none  ░ none right  ▒ some right  █ all right';

const drawn = (days: readonly DayRecord[], from: string, today: string): string => {
  const known = new Map(days.map((day) => [day.date, day]));
  const first = Temporal.PlainDate.from(from);
  return ['Mon', '   ', 'Wed', '   ', 'Fri', '   ', 'Sun']
    .map((name, weekday) => {
      const cells = Array.from({ length: weeks }, (_, week) => {
        const date = first.add({ days: 7 * week + weekday }).toString();
        return date > today ? ' ' : cell(known.get(date));
      });
      return `${name} ${cells.join(' ')}`.trimEnd();
    })
    .join('\n');
};

const cell = (day: DayRecord | undefined): string => {
  if (day === undefined || day.answers === 0) return '·';
  if (day.right === 0) return '░';
  return day.right < day.answers ? '▒' : '█';
};
