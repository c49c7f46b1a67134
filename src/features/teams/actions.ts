import { actionKinds, wholeNumber } from '../../chat/action-codec.ts';

/** `keep-team`: the member who was asked whether to delete a team does not. */
export const teamActions = actionKinds({
  join: { team: wholeNumber },
  disband: { team: wholeNumber },
  'keep-team': { member: wholeNumber },
});
