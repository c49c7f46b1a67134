import { body, type Card, note, small, title } from '../../chat/card.ts';
import { relative, says, slash, workspacesWord } from '../../chat/inline.ts';
import { spaced } from '../codes.ts';

/** What joining a league means, for whoever is about to. */
export const meaning = says`A league adds up the points of several ${workspacesWord}, whose people see each other's names on ${slash('leaderboard', 'scope:league')}. Nothing else is shared, and each can leave at any time.`;

/** Builds the card with a code for another workspace. `expiresAt` is in epoch milliseconds. */
export const invitationCard = (text: string, expiresAt: number): Card => ({
  tone: 'neutral',
  blocks: [
    title('Invite others into your league'),
    body(
      says`Give this code to somebody who manages me elsewhere. They type ${slash('manage league', spaced(text))}, or use League in their ${slash('manage settings')}.`,
    ),
    body(meaning),
    small(['The code works once and expires ', relative(expiresAt), '.']),
  ],
});

/** Builds the card that tells a manager that their workspace joined a league of this many. */
export const joinedCard = (size: number): Card =>
  note(says`You are now in a league of ${size}. ${meaning}`, 'right');

/** Builds the card that tells a manager that somebody used their code. */
export const newcomerCard = (size: number): Card =>
  note(
    says`Your league code was used: you are now in a league of ${size}. If that was not meant, leave it with League in ${slash('manage settings')}.`,
  );
