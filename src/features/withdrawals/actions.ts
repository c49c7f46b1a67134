import { type ActionPart, actionKinds, wholeNumber } from '../../chat/action-codec.ts';

/** The id of a question. */
const questionId: ActionPart<string> = {
  write: (id) => id,
  read: (text) => (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) ? text : undefined),
};

/**
 * The buttons to withdraw or keep a question, and to undo a withdrawal. `last` is the question's latest withdrawal when the
 * manager was asked, or 0: once there is a newer one, the manager is asked again. Nothing reads the `member` who was asked.
 */
export const withdrawalActions = actionKinds({
  /** Asks a manager whether to withdraw a question. */
  'ask-to-withdraw': { question: questionId },
  /** Settles the reports about a question, which stays. */
  dismiss: { question: questionId },
  withdraw: { question: questionId, last: wholeNumber },
  'keep-question': { member: wholeNumber },
  /** Shows the open reports in place of a question that would have been withdrawn because of one. */
  'show-reports': {},
  unvoid: { withdrawal: wholeNumber },
});
