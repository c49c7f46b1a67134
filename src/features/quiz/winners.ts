import { type Block, body, type ImageBlock, type TextBlock } from '../../chat/card.ts';
import { limits } from '../../chat/limits.ts';
import { nameList } from '../../chat/name-list.ts';
import type { PodiumPicture } from '../../chat/picture.ts';
import { both, clip, grouped } from '../../chat/text.ts';
import type { QuizPart, TeamStanding } from '../leaderboard/repository.ts';
import { teamPoints } from '../leaderboard/standings.ts';

/** The heading of the message that ends a quiz. */
export const finalStandings = 'Final standings';

type Step = PodiumPicture['steps'][number];

/** The lowest rank that stands on the podium. */
const lastRank = 3;
/** How many of those who share a rank are named: below the heading, and on a step of the podium. */
const namedFirst = 5;
const namedOnStep = 3;

/** Somebody who may be on the podium. */
interface Winner {
  readonly rank: number;
  readonly name: string;
  readonly points: number;
}

/** Puts the best players on the steps of a podium. Whoever scored nothing is not on it. */
export const playerSteps = ({ standings, more }: QuizPart): readonly Step[] => {
  const lowest = standings.at(-1)?.rank;
  const hidden = (rank: number) => (rank === lowest ? more : 0);
  return stepsOf(standings, hidden, grouped);
};

/** Does the same with teams. `teams` are all of them, best first. */
export const teamSteps = (teams: readonly TeamStanding[]): readonly Step[] =>
  stepsOf(teams, () => 0, teamPoints);

/** @param hidden how many more have a rank than are listed */
const stepsOf = (
  all: readonly Winner[],
  hidden: (rank: number) => number,
  format: (points: number) => string,
): readonly Step[] =>
  [...Map.groupBy(all, ({ rank }) => rank)].flatMap(([rank, sharing]) => {
    const points = sharing[0]?.points ?? 0;
    if (rank > lastRank || points === 0) return [];
    return {
      rank,
      names: sharing.map(({ name }) => name),
      more: hidden(rank),
      points: `${format(points)} ${points === 1 ? 'point' : 'points'}`,
    };
  });

/** Shows the winners on a podium, or names them where there are no pictures; says `none` if nobody scored. */
export const winners = (steps: readonly Step[], none: string): Block[] => {
  const [first] = steps;
  if (first === undefined) return [body(none)];
  const { names, more } = first;
  const named = body(['First place: ', ...nameList(names, namedFirst, names.length + more), '.']);
  return [podium(steps, named)];
};

const podium = (all: readonly Step[], inWords: TextBlock): ImageBlock => {
  const steps = all.map((step) => ({
    ...step,
    names: step.names.slice(0, namedOnStep),
    more: step.more + Math.max(0, step.names.length - namedOnStep),
  }));
  return {
    kind: 'image',
    name: 'podium.png',
    alt: clip(`${finalStandings}. ${steps.map(stepText).join('; ')}.`, limits.alt),
    picture: { kind: 'podium', steps },
    fallback: [inWords],
  };
};

const stepText = ({ rank, names, more, points }: Step): string =>
  `${rank}. ${both([...names, ...(more > 0 ? [`${grouped(more)} more`] : [])])}, ${points}`;
