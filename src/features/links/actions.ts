import { actionKinds, wholeNumber } from '../../chat/action-codec.ts';

export const linkActions = actionKinds({ link: { offer: wholeNumber }, decline: { offer: wholeNumber } });
