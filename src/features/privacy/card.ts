import { body, type Card, title } from '../../chat/card.ts';
import { accountName, type Member } from '../../chat/people.ts';
import { both } from '../../chat/text.ts';
import { privacyActions } from './actions.ts';

/** Builds the card that asks before erasing a person. `person` is the number that their linked accounts share. */
export const eraseCard = (member: number, person: number, linked: readonly Member[]): Card => ({
  tone: 'warning',
  blocks: [
    title('Erase everything about you?'),
    body(
      'This erases your name, answers, points, streaks, team and reports everywhere in this workspace. My messages that name you are edited. It can’t be undone.',
    ),
    ...(linked.length === 0
      ? []
      : [
          body(
            `${both(linked.map(accountName))} ${linked.length === 1 ? 'stays' : 'stay'}, and will get a message. Erase those accounts where you use them.`,
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
