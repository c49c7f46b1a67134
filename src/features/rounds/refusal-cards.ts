import { type Card, note } from '../../chat/card.ts';
import { relative, strong } from '../../chat/inline.ts';
import type { Hidden } from './open-questions.ts';
import { letterAt } from './question-card.ts';
import type { Round } from './repository.ts';

/** Builds the card for a question that is gone. `so` says what that means, as in `I can't take answers to it`. */
export const unknownCard = (so: string): Card => note(`I no longer know this question, so ${so}.`, 'warning');

/** Builds the card for anyone who looks up a question while its solution is hidden. */
export const hiddenCard = ({ until }: Hidden): Card =>
  note(
    until === undefined
      ? "That question is being asked right now. I'll show it with its answer once everyone has had their turn."
      : [
          "That question is open right now. I'll show it with its answer after it closes, ",
          relative(until),
          '.',
        ],
    'warning',
  );

/** Builds the card for a player who answers again. */
export const alreadyAnsweredCard = (heading: string, choice: number): Card =>
  note(
    [`${heading}. You already answered `, strong(letterAt(choice)), '. The first answer counts.'],
    'warning',
  );

/** Builds the card for somebody who answered, was erased, and answers again. */
export const answeredBeforeErasureCard = (heading: string): Card =>
  note(
    `${heading}. You answered it before everything about you was erased, and only the first answer counts. You can answer the next question.`,
    'warning',
  );

/** Builds the card for a player who answers too late. */
export const closedCard = (heading: string, { closedAt, closesAt }: Round): Card =>
  note(
    [
      `${heading} closed `,
      relative(Math.min(closedAt ?? closesAt, closesAt)),
      ', so your answer does not count.',
    ],
    'warning',
  );
