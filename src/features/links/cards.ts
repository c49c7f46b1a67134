import { body, type Card, note, small, title } from '../../chat/card.ts';
import { relative, says, slash, strong } from '../../chat/inline.ts';
import { accountName, type Member } from '../../chat/people.ts';
import { both } from '../../chat/text.ts';
import { spaced } from '../codes.ts';
import { linkActions } from './actions.ts';
import type { Offer } from './repository.ts';

/** A code to type in on another account. */
export interface OfferedLink {
  readonly code: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  /** Accounts that are linked already. */
  readonly linked: readonly Member[];
}

/** Builds the card that shows the code and what to do with it. */
export const linkCard = ({ code: text, expiresAt, linked }: OfferedLink): Card => ({
  tone: 'neutral',
  blocks: [
    title('Link your accounts'),
    body(
      says`On your other account, type ${slash('link', spaced(text))}. Both accounts then share one streak and one set of statistics. Points stay where you earned them.`,
    ),
    small(['The code works once and expires ', relative(expiresAt), ". Don't share it with anyone."]),
    ...(linked.length === 0
      ? []
      : [
          body(
            says`Linked so far: ${both(linked.map(accountName))}. ${slash('link', 'undo')} unlinks this account.`,
          ),
        ]),
  ],
});

/** Builds the card that asks whether the account behind a code is one's own. */
export const confirmLinkCard = ({ id, from }: Offer): Card => ({
  tone: 'warning',
  blocks: [
    title('Is that your account?'),
    body(['The code is from ', strong(accountName(from)), '.']),
    body('Linked accounts share streaks and statistics. Continue only if both are yours.'),
    {
      kind: 'actions',
      actions: [
        { label: 'Link them', action: linkActions.link.id({ offer: id }), style: 'plain' },
        { label: 'Keep apart', action: linkActions.decline.id({ offer: id }), style: 'plain' },
      ],
    },
  ],
});

/** Builds the card that tells an account which other one it was linked with. */
export const linkedCard = (other: Member): Card =>
  note(
    says`This account is now linked with ${accountName(other)}: you share one streak and one set of statistics. If that is not you, unlink it with ${slash('link', 'undo')}.`,
    'right',
  );
