import { body, type Card, note } from '../../chat/card.ts';
import { type Inline, relative, strong } from '../../chat/inline.ts';
import { plural } from '../../chat/text.ts';
import { rightChoice } from '../../engine/round.ts';
import { explanation, letterAt } from '../rounds/question-card.ts';
import type { Answer, DailyGame, Round } from '../rounds/repository.ts';

/** Builds the card that a member sees right after answering a daily question. `heading` says which question it was. */
export const feedbackCard = (heading: string, round: Round, game: DailyGame, answer: Answer): Card =>
  game.reveal === 'close' ? lockedIn(heading, round, answer) : verdictCard(heading, round, game, answer);

const lockedIn = (heading: string, { closesAt }: Round, { choice }: Answer): Card =>
  note([`${heading}. Locked in: `, strong(letterAt(choice)), '. The answer comes ', relative(closesAt), '.']);

/** Builds the card that tells a member how they did, and why. */
export const verdictCard = (
  heading: string,
  round: Round,
  game: DailyGame,
  { right, points, choice, streak }: Answer,
): Card => {
  const result: Inline[] = right
    ? [`${heading}: `, strong('Right!'), ` ${plural(points, 'point')}.`]
    : [
        `${heading}: `,
        strong('Not quite.'),
        ` The answer is ${letterAt(rightChoice(round.question).position)}.`,
      ];
  const isExtra = game.day === undefined;
  const why = round.question.choices[choice]?.why;
  return {
    tone: right ? 'right' : 'wrong',
    blocks: [
      body(streak === undefined || isExtra ? result : [...result, ` Your streak: ${plural(streak, 'day')}.`]),
      ...(right && why !== undefined && round.isWithdrawn
        ? [body('It counts as right, because this question was withdrawn.')]
        : []),
      ...(why === undefined ? [] : [body(`About your choice: ${why}`)]),
      ...explanation(round),
    ],
  };
};
