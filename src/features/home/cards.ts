import { type Block, body, type Card, title } from '../../chat/card.ts';
import { type Inline, moment, relative, strong } from '../../chat/inline.ts';
import type { Channel } from '../../chat/people.ts';
import { clip, plural } from '../../chat/text.ts';
import { rightChoice } from '../../engine/round.ts';
import { recountLine } from '../leaderboard/recount-line.ts';
import type { OwnStanding } from '../leaderboard/repository.ts';
import { outageText } from '../outages/cards.ts';
import type { Outage } from '../outages/repository.ts';
import type { Bank } from '../question-bank.ts';
import { letterAt } from '../rounds/question-card.ts';
import type { Answer, Round } from '../rounds/repository.ts';
import { isSealed } from '../rounds/sealed.ts';
import { tallyBy } from '../stats/accuracy.ts';
import type { TopicRecord } from '../stats/repository.ts';
import { type ChannelStreak, streaksText } from '../stats/running-streaks.ts';
import { noStatsCard, standingFields } from '../stats/stats-card.ts';
import { extremeFields } from '../stats/topics.ts';

/** The facts that a member's home page shows. */
export interface HomeFacts {
  readonly name: string;
  /** `undefined` before the first answer. */
  readonly standing: OwnStanding | undefined;
  readonly size: number;
  /** Whether points are about to change. */
  readonly isRecounting: boolean;
  /** Those that run now. */
  readonly streaks: readonly ChannelStreak[];
  readonly bestStreak: number;
  readonly topics: readonly TopicRecord[];
  /** How many of the member's answers have yet to count. */
  readonly sealed: number;
  /** The next daily questions, epoch milliseconds. */
  readonly next: readonly { readonly channel: Channel; readonly at: number }[];
  readonly outages: readonly Outage[];
  readonly answered: readonly { readonly round: Round; readonly answer: Answer }[];
  readonly missed: readonly Round[];
  /** The ids of those of these rounds whose solution is hidden. */
  readonly hidden: ReadonlySet<number>;
}

/** How many strong tracks and how many weak ones are named. */
const shownTracks = 3;

/** Builds a member's home page: their standing, upcoming questions, latest answers, and questions they missed. */
export const homeCards = (overview: HomeFacts, bank: Bank): Card[] => [
  standingCard(overview, bank),
  ...listCard(
    'Coming up',
    overview.next.map(({ channel, at }) => [strong(`#${channel.name}`), ' ', moment(at)]),
  ),
  ...listCard(
    'Not posting',
    overview.outages.map((one) => [strong(`#${one.channel.name}`), ' ', ...outageText(one)]),
  ),
  ...listCard(
    'Your latest answers',
    overview.answered.map((one) => answerLine(one, overview.hidden)),
  ),
  ...listCard(
    'What you missed',
    overview.missed.map((one) => missedLine(one, overview.hidden)),
  ),
];

const standingCard = (
  { name, standing, size, isRecounting, streaks, bestStreak, topics, sealed }: HomeFacts,
  bank: Bank,
): Card => {
  if (standing === undefined) return noStatsCard(sealed);
  return {
    tone: 'neutral',
    blocks: [
      title(name),
      {
        kind: 'fields',
        fields: [
          ...standingFields(standing, size),
          { name: 'Streak', value: streaksText(streaks, bestStreak) },
          ...extremeFields(tallyBy(topics, 'track'), shownTracks, bank),
        ],
      },
      ...recountLine(isRecounting),
    ],
  };
};

const listCard = (heading: string, lines: readonly Inline[][]): Card[] =>
  lines.length === 0
    ? []
    : [{ tone: 'neutral', blocks: [title(heading), ...lines.map((line): Block => body(line))] }];

/** Describes what a member answered, with the right answer if it was revealed. */
const answerLine = (
  { round, answer }: HomeFacts['answered'][number],
  hidden: HomeFacts['hidden'],
): Inline[] => {
  const verdict = isSealed(round)
    ? 'Locked in: '
    : answer.right
      ? `✓ ${plural(answer.points, 'point')}: `
      : '✗ ';
  return [
    strong(verdict),
    clip(round.question.prompt, 150),
    ` (you said ${letterAt(answer.choice)})`,
    ...solution(round, hidden),
  ];
};

const missedLine = (round: Round, hidden: HomeFacts['hidden']): Inline[] => [
  clip(round.question.prompt, 150),
  ` (closed `,
  relative(round.closedAt ?? 0),
  ')',
  ...solution(round, hidden),
];

const solution = ({ id, question }: Round, hidden: HomeFacts['hidden']): Inline[] =>
  hidden.has(id) ? [] : [`\n${rightChoice(question).text}. ${clip(question.explanation, 300)}`];
