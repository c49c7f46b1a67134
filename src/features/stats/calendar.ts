import type { ImageBlock } from '../../chat/card.ts';
import { type Shades, shadeName, shadeOf, shadesFrom } from '../../chat/shades.ts';
import { grouped, plural } from '../../chat/text.ts';
import type { DayRecord } from './repository.ts';

/** How many weeks a calendar shows, including the current one. */
const weeks = 18;

/** Returns the ISO date of the Monday on which a calendar that ends today begins. */
export const calendarFrom = (today: string): string => {
  const date = Temporal.PlainDate.from(today);
  return date.subtract({ days: date.dayOfWeek - 1 + 7 * (weeks - 1) }).toString();
};

/** Builds a calendar of a person's last weeks, one column per week and one row per weekday. */
export const calendarImage = (days: readonly DayRecord[], today: string): ImageBlock => {
  const from = calendarFrom(today);
  const heading = `Your last ${weeks} weeks`;
  return {
    kind: 'image',
    name: 'calendar.png',
    alt: `${heading}: ${summaryText(days)}.${byWeek(days, from)}`,
    picture: {
      kind: 'heat-map',
      heading,
      from,
      to: today,
      days: days.map(({ date, right }) => ({ date, count: right })),
      summary: `${grouped(sum(days, 'right'))} of ${grouped(sum(days, 'answers'))} right`,
    },
    fallback: [
      { kind: 'text', style: 'body', text: `${heading}: ${summaryText(days)}` },
      { kind: 'code', language: 'text', text: `${drawn(days, from, today)}\n${legend}` },
    ],
  };
};

const sum = (days: readonly DayRecord[], part: 'answers' | 'right'): number =>
  days.reduce((total, day) => total + day[part], 0);

const summaryText = (days: readonly DayRecord[]): string =>
  `${plural(sum(days, 'answers'), 'answer')} on ${plural(days.length, 'day')}, ${sum(days, 'right')} right`;

/** Lists right answers of all answers for each week that has any, as in ` Week of November 16: 3 of 5 right.` */
const byWeek = (days: readonly DayRecord[], from: string): string => {
  const first = Temporal.PlainDate.from(from);
  const tallies = Array.from({ length: weeks }, () => ({ right: 0, answers: 0 }));
  for (const { date, right, answers } of days) {
    const tally = tallies[Math.floor(first.until(date).days / 7)];
    if (tally === undefined) continue;
    tally.right += right;
    tally.answers += answers;
  }
  return tallies
    .map(({ right, answers }, week) => {
      const monday = first.add({ weeks: week }).toLocaleString('en-US', { day: 'numeric', month: 'long' });
      return answers === 0 ? '' : ` Week of ${monday}: ${right} of ${answers} right.`;
    })
    .join('');
};

const shades: Shades<string> = ['░', '▒', '▓', '█'];
const noAnswers = '·';
const noneRight = '○';

const legend = [
  `${noAnswers} no answers`,
  `${noneRight} none right`,
  ...shadesFrom.map((from) => `${shadeOf(from, shades)} ${shadeName(from)}`),
].join('  ');

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

const cell = (day: DayRecord | undefined): string =>
  day === undefined || day.answers === 0 ? noAnswers : (shadeOf(day.right, shades) ?? noneRight);
