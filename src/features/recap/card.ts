import { type Block, body, type Card, small, title } from '../../chat/card.ts';
import { prose, says, strong } from '../../chat/inline.ts';
import { nameList } from '../../chat/name-list.ts';
import { clip, grouped, plural } from '../../chat/text.ts';
import { rightChoice } from '../../engine/round.ts';
import type { TeamStanding } from '../leaderboard/repository.ts';
import { cutLine, memberRow, standingsImage, teamPoints } from '../leaderboard/standings.ts';
import { choiceText, codeBlock } from '../rounds/question-card.ts';
import type { RecapFacts, Streaks } from './recap.ts';

/** Builds the recap of a channel's week. */
export const recapCard = ({
  from,
  before,
  top: { standings, more, size },
  bestTeams,
  mostMissed,
  isHidden,
  streaks,
}: RecapFacts): Card => ({
  tone: 'neutral',
  blocks: [
    title('Last week'),
    small(`${weekText(from, before)} · ${plural(size, 'player')}`),
    standingsImage(
      'Last week',
      standings.map((one) => memberRow(one)),
      'Right',
    ),
    ...cutLine(standings.length, more, size, 'player'),
    ...teamLine(bestTeams),
    ...streakLine(streaks),
    ...missedBlocks(mostMissed, isHidden),
  ],
});

/** How many of the teams that share the first rank are named. */
const namedTeams = 5;

/** Names the best teams; none if nobody played for one. */
export const teamLine = (best: readonly Pick<TeamStanding, 'name' | 'points'>[]): Block[] => {
  const points = best[0]?.points ?? 0;
  if (points === 0) return [];
  const names = best.map(({ name }) => name);
  const label = best.length === 1 ? 'Best team: ' : 'Best teams: ';
  return [body([strong(label), ...nameList(names, namedTeams), `, ${teamPoints(points)} points.`])];
};

/** Names the longest streaks. */
export const streakLine = ({ shown, more, size }: Streaks): Block[] => {
  const last = shown.at(-1);
  if (last === undefined) return [];
  const named = shown.map(({ name, days }) => `${name} (${plural(days, 'day')})`);
  const tied = more === 0 ? '' : `, and ${grouped(more)} more (${plural(last.days, 'day')})`;
  const told = shown.length + more;
  const cut = told < size ? ` That is ${grouped(told)} of ${plural(size, 'streak')}.` : '';
  return [body([strong('On a streak: '), `${named.join(', ')}${tied}.${cut}`])];
};

const missedBlocks = (missed: RecapFacts['mostMissed'], isHidden: boolean): Block[] => {
  if (missed === undefined) return [];
  const { question } = missed.round;
  return [
    body([strong('Most missed: '), `${grouped(missed.right)} of ${plural(missed.answers, 'answer')} right.`]),
    body(prose(clip(question.prompt, 400))),
    ...codeBlock(question),
    ...(isHidden
      ? [small('I leave out its answer, because the question is being asked again right now.')]
      : [
          body(says`${strong('The answer: ')}${choiceText(question, rightChoice(question).text)}`),
          body(prose(clip(question.explanation, 800))),
        ]),
  ];
};

/** Names the first and the last day of a week, as in `November 16 to November 22`. `before` is the day after it. */
export const weekText = (from: string, before: string): string =>
  `${calendarText(from)} to ${calendarText(dayBefore(before))}`;

/** Formats a date, as in `November 16`. */
const calendarText = (date: string): string =>
  Temporal.PlainDate.from(date).toLocaleString('en-US', { day: 'numeric', month: 'long' });

const dayBefore = (date: string): string => Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
