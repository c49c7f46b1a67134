import { actionKinds, wholeNumber } from '../../chat/action-codec.ts';

/** `choice` is the position shown, from 0. */
export const roundActions = actionKinds({ answer: { round: wholeNumber, choice: wholeNumber } });
