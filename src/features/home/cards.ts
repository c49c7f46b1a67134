import { body, type Card, title } from '../../chat/card.ts';
import { type Inline, moment, prose, relative, says, strong } from '../../chat/inline.ts';
import type { Channel } from '../../chat/people.ts';
import { clip, oneLine, plural } from '../../chat/text.ts';
import { rightChoice } from '../../engine/round.ts';
import { dailyActions } from '../daily/actions.ts';
import { leaderboardActions } from '../leaderboard/actions.ts';
import { recountLine } from '../leaderboard/recount-line.ts';
import type { OwnStanding } from '../leaderboard/repository.ts';
import { outageText } from '../outages/cards.ts';
import type { Outage } from '../outages/repository.ts';
import { privacyActions } from '../privacy/actions.ts';
import type { Bank } from '../question-bank.ts';
import { quizActions } from '../quiz/actions.ts';
import { choiceText, letterAt, openQuestionCard } from '../rounds/question-card.ts';
import type { Answer, Round } from '../rounds/repository.ts';
import { isSealed } from '../rounds/sealed.ts';
import { tallyBy } from '../stats/accuracy.ts';
import type { TopicRecord } from '../stats/repository.ts';
import { type ChannelStreak, streaksText } from '../stats/running-streaks.ts';
import { noStatsCard, standingFields } from '../stats/stats-card.ts';
import { extremeFields } from '../stats/topics.ts';
import type { OpenHere } from './repository.ts';

/** The facts that a member's home page shows. */
export interface HomeFacts {
  /** Questions that wait for the member's answer. */
  readonly open: readonly OpenHere[];
  readonly isManager: boolean;
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
const longestPrompt = 100;
const longestChoice = 80;

/**
 * Builds a member's home page, on about 40 lines: a question that waits for them, their standing, what they can do, upcoming
 * questions, latest answers, and questions they missed.
 */
export const homeCards = (overview: HomeFacts, bank: Bank): Card[] => [
  ...overview.open.map((one, index) => (index === 0 ? openCard(one, bank) : alsoOpenCard(one))),
  standingCard(overview, bank),
  buttonsCard(overview),
  ...listCard(
    'Not posting',
    overview.outages.map((one) => [strong(`#${one.channel.name}`), ' ', ...outageText(one)]),
  ),
  ...listCard(
    'Coming up',
    overview.next.map(({ channel, at }) => [strong(`#${channel.name}`), ' ', moment(at)]),
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

/** Builds the card of a question that waits for an answer, with its buttons. */
const openCard = ({ round, channel, message }: OpenHere, bank: Bank): Card => ({
  ...openQuestionCard(round, `Open in #${channel.name}`, [], bank),
  repeats: { channel: channel.channel, message },
});

/** Names another question that waits for an answer. It gets its buttons once the first one is answered. */
const alsoOpenCard = ({ round, channel, message }: OpenHere): Card => ({
  tone: 'neutral',
  blocks: [body([strong(`Also open in #${channel.name}: `), ...prompt(round)])],
  repeats: { channel: channel.channel, message },
});

/** Builds the buttons for what people want besides answering. */
const buttonsCard = ({ isManager }: Pick<HomeFacts, 'isManager'>): Card => {
  const board = { period: 'week', scope: 'workspace', game: 'all', page: 0 } as const;
  return {
    tone: 'neutral',
    blocks: [
      {
        kind: 'actions',
        actions: [
          { label: 'Start a quiz', action: quizActions['new-quiz'].id({}), style: 'plain' },
          ...(isManager
            ? [
                {
                  label: 'Set up a daily question',
                  action: dailyActions['set-up-daily'].id({}),
                  style: 'plain' as const,
                },
              ]
            : []),
          { label: 'Leaderboard', action: leaderboardActions['own-board'].id(board), style: 'plain' },
          { label: 'My data', action: privacyActions['take-data'].id({}), style: 'plain' },
          { label: 'Erase my data', action: privacyActions['ask-to-erase'].id({}), style: 'plain' },
        ],
      },
    ],
  };
};

const standingCard = (
  { open, name, standing, size, isRecounting, streaks, bestStreak, topics, sealed }: HomeFacts,
  bank: Bank,
): Card => {
  if (standing === undefined) return sealed === 0 ? newcomerCard(open.length > 0) : noStatsCard(sealed);
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

/** What somebody without an answer reads. The buttons stand below it. */
const newcomerCard = (isAnyOpen: boolean): Card => ({
  tone: 'neutral',
  blocks: [
    title('Welcome'),
    body(
      `Answer a question to get your first points: ${isAnyOpen ? 'the one above' : 'the next one in your channel'}, or those of a quiz that you start.`,
    ),
  ],
});

const listCard = (heading: string, lines: readonly Inline[][]): Card[] =>
  lines.length === 0
    ? []
    : [
        {
          tone: 'neutral',
          blocks: [
            title(heading),
            body(lines.flatMap((line, index) => [...(index > 0 ? ['\n'] : []), ...line])),
          ],
        },
      ];

/** Describes what a member answered, with the right answer if it was revealed. */
const answerLine = (
  { round, answer }: HomeFacts['answered'][number],
  hidden: HomeFacts['hidden'],
): Inline[] => {
  const worth = answer.right ? `✓ ${plural(answer.points, 'point')}: ` : '✗ ';
  const verdict = isSealed(round) ? 'Locked in: ' : worth;
  return [
    strong(verdict),
    ...prompt(round),
    ...(answer.right && !isSealed(round) ? [] : [` (you said ${letterAt(answer.choice)})`]),
    ...(answer.right ? [] : solution(round, hidden)),
  ];
};

const missedLine = (round: Round, hidden: HomeFacts['hidden']): Inline[] => [
  '• ',
  ...prompt(round),
  ` (closed `,
  relative(round.closedAt ?? 0),
  ')',
  ...solution(round, hidden),
];

const prompt = ({ question }: Round): readonly Inline[] =>
  prose(clip(oneLine(question.prompt), longestPrompt));

const solution = ({ id, question }: Round, hidden: HomeFacts['hidden']): readonly Inline[] =>
  hidden.has(id)
    ? []
    : says`\n→ ${choiceText(question, clip(oneLine(rightChoice(question).text), longestChoice))}`;
