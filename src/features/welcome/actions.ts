import { actionKinds } from '../../chat/action-codec.ts';

/** The button with which a newcomer gets going: it opens the form of a daily question. */
export const welcomeActions = actionKinds({
  'set-up': {},
});
