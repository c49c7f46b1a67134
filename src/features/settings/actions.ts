import { type ActionPart, actionKinds } from '../../chat/action-codec.ts';

/** A name or a value that the feature of a setting chose. */
const word: ActionPart<string> = {
  write: (text) => text,
  read: (text) => (/^[a-z0-9-]{1,40}$/.test(text) ? text : undefined),
};

/** The buttons that change one of the sender's settings, or one that managers set. */
export const settingsActions = actionKinds({
  set: { setting: word, value: word },
  'set-for-all': { setting: word, value: word },
});
