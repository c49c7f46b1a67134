import { body, type Card, note, small, title } from '../../chat/card.ts';
import { zoneWords } from '../../chat/commands/zone-words.ts';
import { day, type Inline, moment, says, slash, strong } from '../../chat/inline.ts';
import { both, plural } from '../../chat/text.ts';
import type { Occurrence, Weekday } from '../../engine/schedule.ts';
import { outageText } from '../outages/cards.ts';
import type { Outage } from '../outages/repository.ts';
import type { Bank } from '../question-bank.ts';
import type { Schedule } from './repository.ts';

/** Builds a card that describes the channel's schedule and its upcoming posts. */
export const scheduleCard = (
  heading: string,
  schedule: Schedule,
  coming: readonly Occurrence[],
  { bank, now }: { readonly bank: Bank; readonly now: number },
  outage?: Outage,
): Card => ({
  tone: schedule.status === 'paused' || outage !== undefined ? 'warning' : 'neutral',
  blocks: [
    title(heading),
    body(scheduleText(schedule)),
    small(clockIn(schedule.timezone, now)),
    {
      kind: 'fields',
      fields: [
        { name: 'Questions', value: filterText(schedule, bank) },
        { name: 'Answer', value: revealText(schedule) },
        ...(schedule.recap
          ? [{ name: 'Recap', value: 'With the first question of each week, about the week before' }]
          : []),
        ...(schedule.thread
          ? [{ name: 'Thread', value: 'Under each question, to talk without spoilers' }]
          : []),
      ],
    },
    body(upcomingText(schedule, coming)),
    ...(outage === undefined ? [] : [body(outageLine(schedule, outage))]),
  ],
});

/** Adds what keeps the next question from being posted, if anything does. */
export const withObstacle = (card: Card, obstacle: string | undefined): Card =>
  obstacle === undefined
    ? card
    : { ...card, tone: 'warning', blocks: [...card.blocks, body([strong(obstacle)])] };

/** Says that posting fails; why, only if the schedule's pause does not say so. */
const outageLine = ({ pausedBecause }: Schedule, outage: Outage): Inline[] =>
  pausedBecause?.endsWith(outage.reason)
    ? [strong('Posting has failed'), ' since ', moment(outage.since), '.']
    : outageText(outage);

/** Says what time it is in a zone, as in `It is 14:05 there now (UTC+01:00).` */
const clockIn = (timezone: string, now: number): string => {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timezone);
  return `It is ${local.toPlainTime().toString({ smallestUnit: 'minute' })} there now (UTC${local.offset}).`;
};

/** Builds the card that says why the bot paused a schedule. */
export const pausedCard = (because: string): Card =>
  note(
    [
      strong('The daily question is paused. '),
      because,
      ...says` Once that is fixed, start it again with ${slash('daily resume')}.`,
    ],
    'warning',
  );

/** Describes when a schedule posts, as in `A question every day at 09:00 Berlin time.` */
const scheduleText = ({ days, time, timezone }: Schedule): string =>
  `A question ${daysText(days)} at ${time} ${zoneWords(timezone)}.`;

const daysText = (days: readonly Weekday[]): string => {
  const key = days.join('');
  if (key === '1234567') return 'every day';
  if (key === '12345') return 'from Monday to Friday';
  return `on ${both(days.map((one) => dayNames[one]))}`;
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

const filterText = ({ topic, level }: Schedule, bank: Bank): string =>
  `${topic === undefined ? 'All topics' : bank.title(topic)}, ${level === undefined ? 'all levels' : level}`;

const revealText = ({ reveal, openHours }: Schedule): string =>
  reveal === 'instant'
    ? `Right after you answer; open for ${plural(openHours, 'hour')}`
    : `When the question closes, after ${plural(openHours, 'hour')}`;

const upcomingText = (schedule: Schedule, coming: readonly Occurrence[]): Inline[] => {
  if (schedule.status === 'paused')
    return [
      strong('Paused.'),
      ` ${schedule.pausedBecause ?? ''}`.trimEnd(),
      ...says` Start it again with ${slash('daily resume')}.`,
    ];
  const [next, ...later] = coming;
  if (next === undefined) return [];
  return [
    'Next: ',
    moment(next.at),
    '.',
    ...(later.length === 0
      ? []
      : [' Then: ', ...later.flatMap(({ at }, index) => [index > 0 ? ', ' : '', day(at)]), '.']),
  ];
};
