import { type InlineText, says, workspacesWord, workspaceWord } from '../chat/inline.ts';
import type { Context } from './feature.ts';

/** Says why the sender may start nothing, in a sentence; `undefined` if nothing speaks against it. */
export const guestRefusal = ({ isGuest }: Pick<Context<never>, 'isGuest'>): InlineText | undefined =>
  isGuest === false ? undefined : isGuest ? onlyPlay : nobodySays;

const onlyPlay = says`Guests and people from other ${workspacesWord} can play here, but they can't start anything. Ask a member of this ${workspaceWord} to do it.`;
const nobodySays = 'I could not find out who you are just now. Please try again in a moment.';
