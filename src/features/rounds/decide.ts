import { grade } from '../../engine/round.ts';
import { localDates } from '../../engine/schedule.ts';
import type { Press } from '../feature.ts';
import type { DatedAnswer, Player, Round } from './repository.ts';
import type { Answering } from './rules.ts';

/** A press of one of a question's answers. */
export interface AnswerPress extends Press {
  readonly round: number;
  /** Position shown, from 0. */
  readonly choice: number;
}

/** What comes of a press: an answer, or why there is none. */
export type Outcome =
  | { readonly kind: 'answer'; readonly answer: DatedAnswer }
  | { readonly kind: 'again'; readonly choice: number }
  | { readonly kind: 'before erasure' }
  | { readonly kind: 'too late'; readonly round: Round };

/** A press with what is known of its member in the round. */
export interface Turn {
  readonly press: AnswerPress;
  readonly player: Player;
  /** Whether this person answered the round before they were erased. */
  readonly isMarked: boolean;
  /** Whether this person answered the question before, in a quiz with the same code. */
  readonly isRepeated: boolean;
}

/** What comes of all presses of one round. */
export interface Decision {
  /** The round after the answers. */
  readonly round: Round;
  /** In the order of the presses. */
  readonly outcomes: readonly Outcome[];
}

/**
 * Decides presses of a round in the order in which they were received: a member's first answer counts if it came before
 * the round closed, and before the answer that decided the round.
 * @param now when the round closes if an answer decides it, in epoch milliseconds
 */
export const decide = (answering: Answering, turns: readonly Turn[], now: number): Decision => {
  let { round } = answering;
  const dateIn = localDates(turns[0]?.press.timezone ?? 'UTC');
  let isDecided = false;
  const given = new Map<number, number>();
  const outcomes = turns.map(({ press, player, isMarked, isRepeated }): Outcome => {
    const { choice, at } = press;
    const { member } = player;
    const earlier = player.choice ?? given.get(member);
    if (earlier !== undefined) return { kind: 'again', choice: earlier };
    if (isMarked) return { kind: 'before erasure' };
    if (isDecided) return { kind: 'too late', round: { ...round, closedAt: now } };
    if (round.closedAt !== undefined || at >= round.closesAt) return { kind: 'too late', round };
    given.set(member, choice);
    const right = grade(round.question, choice) === true;
    const isEarned = right && !isRepeated;
    round = withAnswer(round, player, isEarned);
    const streak = answering.streak(member);
    const repeated = isRepeated ? { isRepeated } : {};
    const ungraded = { round: round.id, member, choice, right, at, streak, ...repeated };
    const points = isEarned ? answering.points(round, ungraded) : 0;
    isDecided = answering.isDecided(round);
    return { kind: 'answer', answer: { ...ungraded, points, date: dateIn(at) } };
  });
  return { round, outcomes };
};

/**
 * Counts an answer in its round.
 * @param isEarned whether it is right, and not because the member knew it from an earlier quiz
 */
export const withAnswer = (round: Round, { member, isAwaited }: Player, isEarned: boolean): Round => ({
  ...round,
  answers: round.answers + 1,
  firstRight: round.firstRight ?? (isEarned ? member : undefined),
  game:
    round.game.kind === 'quiz' && isAwaited ? { ...round.game, awaited: round.game.awaited - 1 } : round.game,
});
