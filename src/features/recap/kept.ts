import { type Block, body, small, title } from '../../chat/card.ts';
import { prose, strong } from '../../chat/inline.ts';
import { clip, grouped, plural } from '../../chat/text.ts';
import type { Question } from '../../engine/question.ts';
import { rightChoice } from '../../engine/round.ts';
import { cutLine } from '../leaderboard/standings.ts';
import { codeGlimpse } from '../rounds/question-card.ts';
import { inOneLine } from '../rounds/shorten.ts';
import { streakLine, teamLine, weekText } from './card.ts';
import type { RecapFacts } from './recap.ts';
import type { KeptRecap } from './repository.ts';

/** Picks what to keep of a recap. Everything but names of members is in words. */
export const keptOf = ({
  from,
  before,
  top,
  bestTeams,
  mostMissed,
  isHidden,
  streaks,
}: RecapFacts): KeptRecap => ({
  from,
  before,
  top: top.standings.map(({ member, rank, points, right, answers }) => ({
    member,
    rank,
    points,
    right,
    answers,
  })),
  more: top.more,
  players: top.size,
  bestTeams: bestTeams.map(({ name, points }) => ({ name, points })),
  mostMissed: mostMissed && missedText(mostMissed, isHidden),
  mostMissedCode: mostMissed && codeOf(mostMissed.round.question),
  streaks: { ...streaks, shown: streaks.shown.map(({ member, days }) => ({ member, days })) },
});

const codeOf = (question: Question): KeptRecap['mostMissedCode'] => {
  const [block] = codeGlimpse(question);
  return block && { language: block.language, text: block.text };
};

const missedText = (
  { round: { question }, right, answers }: NonNullable<RecapFacts['mostMissed']>,
  isHidden: boolean,
): string => {
  const counts = `${clip(question.prompt, 200)} ${grouped(right)} of ${plural(answers, 'answer')} right.`;
  return isHidden
    ? `${counts} I leave out its answer, because the question is being asked again right now.`
    : `${counts} The answer: ${inOneLine(rightChoice(question).text)}`;
};

/**
 * Builds the first part of the question that carries a recap. It has no picture, because the message is edited while people
 * answer.
 * @param names those of the members whom it may still name
 */
export const recapBlocks = (
  { from, before, players, top, more, bestTeams, mostMissed, mostMissedCode, streaks }: KeptRecap,
  names: ReadonlyMap<number, string>,
): Block[] => {
  const named = <T extends { readonly member: number }>(all: readonly T[]) =>
    all.flatMap((one) => {
      const name = names.get(one.member);
      return name === undefined ? [] : [{ ...one, name }];
    });
  const places = named(top).map(
    ({ rank, name, points, right, answers }) =>
      `${rank}. ${name}: ${grouped(points)} points, ${grouped(right)} of ${grouped(answers)} right`,
  );
  return [
    title('Last week'),
    small(`${weekText(from, before)} · ${plural(players, 'player')}`),
    ...(places.length === 0 ? [] : [body(places.join('\n'))]),
    ...cutLine(top.length, more, players, 'player'),
    ...teamLine(bestTeams),
    ...streakLine({ ...streaks, shown: named(streaks.shown) }),
    ...(mostMissed === undefined ? [] : [body([strong('Most missed: '), ...prose(mostMissed)])]),
    ...(mostMissedCode === undefined ? [] : [{ kind: 'code' as const, ...mostMissedCode }]),
    { kind: 'divider' },
  ];
};
