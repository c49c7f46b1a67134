import { body, type Card, note } from '../../chat/card.ts';
import { type Inline, relative, strong } from '../../chat/inline.ts';
import { plural } from '../../chat/text.ts';
import { rightChoice } from '../../engine/round.ts';
import { explanation, letterAt } from '../rounds/question-card.ts';
import type { Answer, DailyGame, Round } from '../rounds/repository.ts';
import { shareButton } from './share.ts';

/**
 * Builds the card that a member sees right after answering a daily question.
 * @param heading says which question it was
 * @param isHidden whether the question is still asked elsewhere, so that its solution is hidden
 */
export const feedbackCard = (
  heading: string,
  round: Round,
  game: DailyGame,
  answer: Answer,
  isHidden: boolean,
): Card =>
  game.reveal === 'close'
    ? lockedIn(heading, round, answer)
    : verdictCard(heading, round, game, answer, isHidden);

const lockedIn = (heading: string, { closesAt }: Round, { choice }: Answer): Card =>
  note([`${heading}. Locked in: `, strong(letterAt(choice)), '. The answer comes ', relative(closesAt), '.']);

/** Builds the card that tells a member how they did, and why. */
export const verdictCard = (
  heading: string,
  round: Round,
  game: DailyGame,
  { right, points, choice, streak }: Answer,
  isHidden: boolean,
): Card => {
  const result: Inline[] = right
    ? [`${heading}: `, strong('Right!'), ` ${plural(points, 'point')}.`]
    : [
        `${heading}: `,
        strong('Not quite.'),
        ...(isHidden ? [] : [` The answer is ${letterAt(rightChoice(round.question).position)}.`]),
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
      ...(isHidden
        ? [body('You’ll see why when the question closes: it is being asked elsewhere, too.')]
        : [...(why === undefined ? [] : [body(`About your choice: ${why}`)]), ...explanation(round)]),
      shareButton(round),
    ],
  };
};
