import { actionKinds, wholeNumber } from '../../chat/action-codec.ts';

/** The buttons to answer a round, and to have it explained. `choice` is the position shown, from 0. */
export const roundActions = actionKinds({
  answer: { round: wholeNumber, choice: wholeNumber },
  why: { round: wholeNumber },
});
