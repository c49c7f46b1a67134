import { type Block, body, type Card, small, title } from '../../chat/card.ts';
import { strong } from '../../chat/inline.ts';
import { clip, plural } from '../../chat/text.ts';
import { rightChoice } from '../../engine/round.ts';
import type { TeamStanding } from '../leaderboard/repository.ts';
import { memberRow, standingsImage, teamPoints } from '../leaderboard/standings.ts';
import { codeBlock } from '../rounds/question-card.ts';
import type { RecapFacts } from './recap.ts';

/** Builds the recap of a channel's week. */
export const recapCard = ({
  from,
  before,
  top,
  players,
  bestTeam,
  mostMissed,
  isHidden,
  streaks,
}: RecapFacts): Card => ({
  tone: 'neutral',
  blocks: [
    title('Last week'),
    small(`${calendarText(from)} to ${calendarText(dayBefore(before))} · ${plural(players, 'player')}`),
    standingsImage(
      'Last week',
      top.map((one) => memberRow(one)),
      'Right',
    ),
    ...teamLine(bestTeam),
    ...streakLine(streaks),
    ...missedBlocks(mostMissed, isHidden),
  ],
});

const teamLine = (best: TeamStanding | undefined): Block[] =>
  best === undefined || best.points === 0
    ? []
    : [body([strong('Best team: '), best.name, `, ${teamPoints(best.points)} points.`])];

const streakLine = (streaks: RecapFacts['streaks']): Block[] =>
  streaks.length === 0
    ? []
    : [
        body([
          strong('On a streak: '),
          `${streaks.map(({ name, days }) => `${name} (${plural(days, 'day')})`).join(', ')}.`,
        ]),
      ];

const missedBlocks = (missed: RecapFacts['mostMissed'], isHidden: boolean): Block[] => {
  if (missed === undefined) return [];
  const { question } = missed.round;
  return [
    body([strong('Most missed: '), `${missed.right} of ${plural(missed.answers, 'answer')} right.`]),
    body(clip(question.prompt, 400)),
    ...codeBlock(question),
    ...(isHidden
      ? [small('I leave out its answer, because the question is being asked again right now.')]
      : [body([strong('The answer: '), rightChoice(question).text]), body(clip(question.explanation, 800))]),
  ];
};

/** Formats a date, as in `November 16`. */
const calendarText = (date: string): string =>
  Temporal.PlainDate.from(date).toLocaleString('en-US', { day: 'numeric', month: 'long' });

const dayBefore = (date: string): string => Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
