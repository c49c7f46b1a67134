import { type Card, note } from '../../chat/card.ts';
import { relative, strong } from '../../chat/inline.ts';
import { letterAt } from './question-card.ts';
import type { Round } from './repository.ts';

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
