import { type Card, note } from '../../chat/card.ts';
import { relative, strong } from '../../chat/inline.ts';
import { letterAt } from './question-card.ts';
import type { Round } from './repository.ts';

/** Tells a player who answers again. */
export const alreadyAnsweredCard = (heading: string, choice: number): Card =>
  note(
    [`${heading}. You already answered `, strong(letterAt(choice)), '. The first answer counts.'],
    'warning',
  );

/** Tells a player who comes too late. */
export const closedCard = (heading: string, { closedAt, closesAt }: Round): Card =>
  note(
    [
      `${heading} closed `,
      relative(Math.min(closedAt ?? closesAt, closesAt)),
      ', so the answer does not count.',
    ],
    'warning',
  );
