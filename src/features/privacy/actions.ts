import { actionKinds, wholeNumber } from '../../chat/action-codec.ts';

/** `person` as the member was asked about it, so that nobody is erased who was linked since. */
export const privacyActions = actionKinds({
  erase: { member: wholeNumber, person: wholeNumber },
  keep: { member: wholeNumber },
});
