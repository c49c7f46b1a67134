import { body, type Card, note } from '../../chat/card.ts';
import { type Inline, relative, strong } from '../../chat/inline.ts';
import { plural } from '../../chat/text.ts';
import { letters, rightChoice } from '../../engine/round.ts';
import { explanation } from './question-card.ts';
import type { Answer, Round } from './repository.ts';

/**
 * What a player is told right after answering.
 * @param isLoner whether they play for no team in a quiz of teams
 */
export const feedbackCard = (
  round: Round,
  answer: Answer,
  firstRight: string | undefined,
  isLoner = false,
): Card => {
  if (round.game.kind === 'quiz') return quizFeedback(answer, firstRight, isLoner);
  return round.game.reveal === 'close' ? lockedIn(round, answer) : dailyFeedback(round, answer);
};

/** What a player is told who answers again. */
export const alreadyAnsweredCard = (choice: number): Card =>
  note(['You already answered ', strong(letterOf(choice)), '. The first answer counts.'], 'warning');

/** What a player is told who comes too late. */
export const closedCard = ({ closedAt, closesAt }: Round): Card =>
  note(
    [
      'This question closed ',
      relative(Math.min(closedAt ?? closesAt, closesAt)),
      ', so the answer does not count.',
    ],
    'warning',
  );

const quizFeedback = ({ right, points }: Answer, firstRight: string | undefined, isLoner: boolean): Card => {
  if (!right) return note([strong('Not this time.'), ' The answer comes when the question closes.'], 'wrong');
  return points > 0 || firstRight === undefined
    ? note([strong('Right!'), ` ${plural(points, 'point')}.${isLoner ? forNoTeam : ''}`], 'right')
    : note([strong('Right,'), ` but ${firstRight} was first.`], 'right');
};

const forNoTeam = ' Your points count for no team until /team join puts you into one.';

const lockedIn = ({ closesAt }: Round, { choice }: Answer): Card =>
  note(['Locked in: ', strong(letterOf(choice)), '. The answer comes ', relative(closesAt), '.']);

const dailyFeedback = (round: Round, { right, points, choice, streak }: Answer): Card => {
  const verdict: Inline[] = right
    ? [strong('Right!'), ` ${plural(points, 'point')}.`]
    : [strong('Not quite.'), ` The answer is ${letterOf(rightChoice(round.question).position)}.`];
  const isExtra = round.game.kind === 'daily' && round.game.day === undefined;
  const why = round.question.choices[choice]?.why;
  return {
    tone: right ? 'right' : 'wrong',
    blocks: [
      body(
        streak === undefined || isExtra ? verdict : [...verdict, ` Your streak: ${plural(streak, 'day')}.`],
      ),
      ...(why === undefined ? [] : [body(`About your choice: ${why}`)]),
      ...explanation(round),
    ],
  };
};

const letterOf = (choice: number): string => (letters[choice] ?? '?').toUpperCase();
