import { body, type Card, note, small, title } from '../../chat/card.ts';
import { code, relative, strong } from '../../chat/inline.ts';
import { accountName, type Member } from '../../chat/people.ts';
import { both } from '../../chat/text.ts';
import { linkActions } from './actions.ts';
import type { Offer } from './repository.ts';

/** A code to type in elsewhere. */
export interface OfferedLink {
  readonly code: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  /** Accounts that are linked already. */
  readonly linked: readonly Member[];
}

/** Tells the code, and what to do with it. */
export const linkCard = ({ code: text, expiresAt, linked }: OfferedLink): Card => ({
  tone: 'neutral',
  blocks: [
    title('Link your accounts'),
    body([
      'On your other account, say ',
      code(`/link ${spaced(text)}`),
      '. Then both are one person: one streak, and one set of statistics. Points stay where you made them.',
    ]),
    small(['The code works once, and expires ', relative(expiresAt), '. Tell it to nobody.']),
    ...(linked.length === 0
      ? []
      : [body(`Linked so far: ${both(linked.map(accountName))}. /link undo takes this account out.`)]),
  ],
});

/** Asks whether the account behind a code is one's own. */
export const confirmLinkCard = ({ id, from }: Offer): Card => ({
  tone: 'warning',
  blocks: [
    title('Is that you?'),
    body(['The code is from ', strong(accountName(from)), '.']),
    body('Linked accounts share streaks and statistics. Go on only if both are yours.'),
    {
      kind: 'actions',
      actions: [
        { label: 'Link them', action: linkActions.link.id({ offer: id }), style: 'plain' },
        { label: 'Keep apart', action: linkActions.decline.id({ offer: id }), style: 'plain' },
      ],
    },
  ],
});

/** Tells each of two accounts about the other that they are linked now. */
export const linkedCard = (other: Member): Card =>
  note(
    `You are one person now with ${accountName(other)}: one streak, and one set of statistics. If that is not you, /link undo ends it.`,
    'right',
  );

const spaced = (text: string): string => `${text.slice(0, 5)}-${text.slice(5)}`;
