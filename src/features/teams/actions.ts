import { actionKinds, wholeNumber } from '../../chat/action-codec.ts';

/** The buttons to join, delete, or keep a team. `member` in `keep-team` is the manager who was asked; nothing reads it. */
export const teamActions = actionKinds({
  join: { team: wholeNumber },
  disband: { team: wholeNumber },
  'keep-team': { member: wholeNumber },
});
