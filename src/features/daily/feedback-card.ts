import { body, type Card, note } from '../../chat/card.ts';
import { type Inline, prose, relative, strong } from '../../chat/inline.ts';
import { plural } from '../../chat/text.ts';
import { rightChoice } from '../../engine/round.ts';
import type { Streak } from '../../engine/streak.ts';
import { explanation, letterAt } from '../rounds/question-card.ts';
import type { Answer, DailyGame, Round } from '../rounds/repository.ts';
import { freezeNews, streakText } from '../streaks/words.ts';
import { shareButton } from './share.ts';

/** A member's streak before and after the day whose question they answered. */
export interface StreakChange {
  readonly before: Streak;
  readonly after: Streak;
}

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
  streak: StreakChange,
): Card =>
  game.reveal === 'close'
    ? lockedIn(heading, round, answer)
    : verdictCard(heading, round, game, answer, isHidden, streak);

const lockedIn = (heading: string, { closesAt }: Round, { choice }: Answer): Card =>
  note([`${heading}. Locked in: `, strong(letterAt(choice)), '. The answer comes ', relative(closesAt), '.']);

/**
 * Builds the card that tells a member how they did, and why.
 * @param change how their streak has just changed; left out if they answered before
 */
export const verdictCard = (
  heading: string,
  round: Round,
  game: DailyGame,
  { right, points, choice, streak }: Answer,
  isHidden: boolean,
  change?: StreakChange,
): Card => {
  const result: Inline[] = right
    ? [`${heading}: `, strong('Right!'), ` ${plural(points, 'point')}.`]
    : [
        `${heading}: `,
        strong('Not quite.'),
        ...(isHidden ? [] : [` The answer is ${letterAt(rightChoice(round.question).position)}.`]),
      ];
  const why = round.question.choices[choice]?.why;
  return {
    tone: right ? 'right' : 'wrong',
    blocks: [
      body([...result, ...streakSentence(game, streak, change)]),
      ...(right && why !== undefined && round.isWithdrawn
        ? [body('It counts as right, because this question was withdrawn.')]
        : []),
      ...(isHidden
        ? [body("You'll see why when the question closes: it is being asked elsewhere, too.")]
        : [
            ...(why === undefined ? [] : [body(['About your choice: ', ...prose(why)])]),
            ...explanation(round),
          ]),
      shareButton(round),
    ],
  };
};

/** Says how long the streak is, and what freezes have to do with it if it has just changed. */
const streakSentence = (
  { day }: DailyGame,
  streak: number | undefined,
  change: StreakChange | undefined,
): Inline[] => {
  if (streak === undefined || day === undefined) return [];
  if (change === undefined) return [` Your streak: ${plural(streak, 'day')}.`];
  return [` Your streak: ${streakText(change.after)}.${freezeNews(change.before, change.after)}`];
};
