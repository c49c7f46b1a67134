import type { Context } from './feature.ts';

/** Says why the sender may start nothing, in a sentence; `undefined` if nothing speaks against it. */
export const guestRefusal = ({ isGuest }: Pick<Context<never>, 'isGuest'>): string | undefined =>
  isGuest === false ? undefined : isGuest ? onlyPlay : nobodySays;

const onlyPlay =
  'Guests and people from other workspaces can play here, but they can’t start anything. Ask a member of this workspace to do it.';
const nobodySays = 'I could not find out who you are just now. Please try again in a moment.';
