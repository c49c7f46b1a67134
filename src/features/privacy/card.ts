import { body, type Card, title } from '../../chat/card.ts';
import { accountName, type Member } from '../../chat/people.ts';
import { both } from '../../chat/text.ts';
import { privacyActions } from './actions.ts';

/** Asks once before everything about a person goes. `person` is the number of the member's linked accounts. */
export const eraseCard = (member: number, person: number, linked: readonly Member[]): Card => ({
  tone: 'warning',
  blocks: [
    title('Erase everything about you?'),
    body(
      'Your name, answers, points, streaks, team and reports go, everywhere in this workspace. There is no way back.',
    ),
    ...(linked.length === 0
      ? []
      : [
          body(
            `${both(linked.map(accountName))} ${linked.length === 1 ? 'stays' : 'stay'}, and will be told. Erase those accounts where you use them.`,
          ),
        ]),
    {
      kind: 'actions',
      actions: [
        {
          label: 'Erase everything',
          action: privacyActions.erase.id({ member, person }),
          style: 'danger',
        },
        { label: 'Keep everything', action: privacyActions.keep.id({ member }), style: 'plain' },
      ],
    },
  ],
});
