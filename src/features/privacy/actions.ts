import { actionKinds, wholeNumber } from '../../chat/action-codec.ts';

/** The buttons that ask for what is stored or whether to erase it, and those that erase or keep a member. `person` tells whether accounts were linked since the member was asked. */
export const privacyActions = actionKinds({
  'take-data': {},
  'ask-to-erase': {},
  erase: { member: wholeNumber, person: wholeNumber },
  keep: { member: wholeNumber },
});
