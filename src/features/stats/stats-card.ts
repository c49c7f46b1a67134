import { type Block, body, type Card, note, small, type TableBlock, title } from '../../chat/card.ts';
import { says, slash } from '../../chat/inline.ts';
import { grouped, plural } from '../../chat/text.ts';
import { type Level, levels } from '../../engine/question.ts';
import { leaderboardActions } from '../leaderboard/actions.ts';
import { recountLine } from '../leaderboard/recount-line.ts';
import type { OwnStanding } from '../leaderboard/repository.ts';
import type { Bank } from '../question-bank.ts';
import { percent, type Tally, tallyBy } from './accuracy.ts';
import { calendarImage } from './calendar.ts';
import type { DayRecord, TopicRecord } from './repository.ts';
import { type ChannelStreak, streaksText } from './running-streaks.ts';
import { topicsImage } from './topics.ts';

/** A member's standing, and for the member alone, statistics about their answers. */
export interface MemberStats {
  readonly name: string;
  /** `undefined` if they have no points here, but elsewhere. */
  readonly standing: OwnStanding | undefined;
  /** How many members the board has. */
  readonly size: number;
  /** Whether points are about to change. */
  readonly isRecounting: boolean;
  readonly own?: OwnStats;
}

/** Statistics that only the member sees. */
export interface OwnStats {
  /** In all workspaces together. */
  readonly points: number;
  /** Those that run now. */
  readonly streaks: readonly ChannelStreak[];
  readonly bestStreak: number;
  readonly topics: readonly TopicRecord[];
  readonly days: readonly DayRecord[];
  /** How many of their answers have yet to count. */
  readonly sealed: number;
  /** Local ISO date. */
  readonly today: string;
}

/** How many tracks have a row, and how many strong topics and how many weak ones are named. */
const shownTracks = 20;
const shownTopics = 4;

/** Lists a member's points, rank among `size` members, and right answers. */
export const standingFields = ({ points, rank, right, answers }: OwnStanding, size: number) => [
  { name: 'Points', value: grouped(points) },
  { name: 'Rank', value: `${grouped(rank)} of ${grouped(size)}` },
  { name: 'Right', value: `${grouped(right)} of ${plural(answers, 'answer')}` },
];

/** Builds the card with a member's statistics. */
export const statsCard = ({ name, standing, size, isRecounting, own }: MemberStats, bank: Bank): Card => ({
  tone: 'neutral',
  blocks: [
    title(name),
    {
      kind: 'fields',
      fields: [
        ...(standing === undefined ? sumFields(own) : standingFields(standing, size)),
        ...(own === undefined ? [] : [{ name: 'Streak', value: streaksText(own.streaks, own.bestStreak) }]),
      ],
    },
    ...recountLine(isRecounting),
    ...(own === undefined ? [] : ownBlocks(own, bank)),
  ],
});

/** Lists somebody's points and right answers in all workspaces. */
const sumFields = (own: OwnStats | undefined) => {
  const sum = (part: 'right' | 'answers') => (own?.topics ?? []).reduce((total, one) => total + one[part], 0);
  return [
    { name: 'Points', value: `${grouped(own?.points ?? 0)} in all` },
    { name: 'Right', value: `${grouped(sum('right'))} of ${plural(sum('answers'), 'answer')}` },
  ];
};

const ownBlocks = ({ topics, days, today, sealed }: OwnStats, bank: Bank): Block[] => [
  ...(sealed === 0 ? [] : [small(sealedText(sealed))]),
  calendarImage(days, today),
  body('By track'),
  tallyTable(
    'Track',
    tallyBy(topics, 'track')
      .slice(0, shownTracks)
      .map((tally) => ({ ...tally, of: bank.title(tally.of) })),
  ),
  body('By level'),
  tallyTable(
    'Level',
    tallyBy(topics, 'level').sort((a, b) => levels.indexOf(a.of as Level) - levels.indexOf(b.of as Level)),
  ),
  ...topicsImage(tallyBy(topics, 'topic'), shownTopics, bank),
];

/** Builds the card for a reader without results. `sealed` is how many of their answers have yet to count. */
export const noStatsCard = (sealed: number): Card =>
  sealed === 0
    ? note(
        says`You have not answered a question yet. Start a quiz with ${slash('quiz start')} to get your first points.`,
      )
    : note(`You have no results yet. ${sealedText(sealed)}`);

/** Builds the card for another member without results. */
export const noStatsOfCard = (name: string): Card => note(`${name} has no results yet.`);

/** Builds the card for another member who hides from leaderboards. */
export const hiddenCard = (name: string): Card =>
  note(`${name} hides from leaderboards, so only they see their points.`);

/** Builds the button with which managers take a member off the leaderboards. */
export const takeOffButton = (member: number): Block => ({
  kind: 'actions',
  actions: [
    {
      label: 'Remove from the leaderboards',
      action: leaderboardActions['take-off'].id({ member }),
      style: 'plain',
    },
  ],
});

const sealedText = (answers: number): string =>
  answers === 1
    ? 'Your locked-in answer counts once its question closes.'
    : `Your ${answers} locked-in answers count once their questions close.`;

const tallyTable = (of: string, tallies: readonly Tally[]): TableBlock => ({
  kind: 'table',
  columns: [
    { title: of, align: 'left' },
    { title: 'Right', align: 'right' },
    { title: '%', align: 'right' },
  ],
  rows: tallies.map((tally) => [tally.of, `${tally.right}/${tally.answers}`, String(percent(tally))]),
});
