import { body, type Card, title } from '../../chat/card.ts';
import { says, workspaceWord } from '../../chat/inline.ts';
import { accountName, type Member, unstored } from '../../chat/people.ts';
import { both } from '../../chat/text.ts';
import { privacyActions } from './actions.ts';
import { keptMessages } from './kept-messages.ts';

/**
 * Builds the card that asks before erasing a person.
 * @param own the members that their account is, at least one
 * @param person the number that their linked accounts share
 */
export const eraseCard = (own: readonly Member[], person: number, linked: readonly Member[]): Card => ({
  tone: 'warning',
  blocks: [
    title('Erase everything about you?'),
    body(
      says`This erases your name, answers, points, streaks, reports, and your place in teams, ${own.length === 1 ? says`everywhere in this ${workspaceWord}` : `in all ${own.length} places where you use this account`}. It can't be undone.`,
    ),
    body(
      `Questions, final standings, and recaps that name you are edited. What can't be edited anymore keeps your name, such as ${both(keptMessages)}.`,
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
          action: privacyActions.erase.id({ member: own[0]?.id ?? unstored, person }),
          style: 'danger',
        },
        {
          label: 'Keep everything',
          action: privacyActions.keep.id({ member: own[0]?.id ?? unstored }),
          style: 'plain',
        },
      ],
    },
  ],
});
