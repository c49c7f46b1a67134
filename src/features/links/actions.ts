import { actionKinds, wholeNumber } from '../../chat/action-codec.ts';

/** The buttons that accept or decline an offer to link accounts. */
export const linkActions = actionKinds({ link: { offer: wholeNumber }, decline: { offer: wholeNumber } });
