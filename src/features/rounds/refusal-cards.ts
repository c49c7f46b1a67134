import { type Card, note } from '../../chat/card.ts';
import { relative, strong } from '../../chat/inline.ts';
import { letterAt } from './question-card.ts';
import type { Round } from './repository.ts';

/** Tells a player who answers again. */
export const alreadyAnsweredCard = (choice: number): Card =>
  note(['You already answered ', strong(letterAt(choice)), '. The first answer counts.'], 'warning');

/** Tells a player who comes too late. */
export const closedCard = ({ closedAt, closesAt }: Round): Card =>
  note(
    [
      'This question closed ',
      relative(Math.min(closedAt ?? closesAt, closesAt)),
      ', so the answer does not count.',
    ],
    'warning',
  );
