import { actionKinds, wholeNumber } from '../../chat/action-codec.ts';

/** The buttons of a daily question. */
export const dailyActions = actionKinds({
  'first-question': { schedule: wholeNumber },
  /** Opens the form of the channel's daily question. */
  'set-up-daily': {},
  /** Shows somebody how they did. */
  'share-day': { round: wholeNumber },
  /** Posts it. */
  'post-day': { round: wholeNumber },
  /** Shows whoever presses it how they did, once that is revealed. */
  'my-day': { round: wholeNumber },
});
