import { actionKinds, wholeNumber } from '../../chat/action-codec.ts';

/** The buttons that erase or keep a member. `person` tells whether accounts were linked since the member was asked. */
export const privacyActions = actionKinds({
  erase: { member: wholeNumber, person: wholeNumber },
  keep: { member: wholeNumber },
});
