import { actionKinds, wholeNumber } from '../../chat/action-codec.ts';

/** The buttons of a quiz. */
export const quizActions = actionKinds({
  /** Opens the form of a new quiz. */
  'new-quiz': {},
  /** Says that one plays. */
  enter: { quiz: wholeNumber },
  /** Asks the first question now. */
  begin: { quiz: wholeNumber },
  /** Deals those who are in into teams. */
  mix: { quiz: wholeNumber },
  /** Votes to skip a question, or skips it. */
  skip: { round: wholeNumber },
  /** Asks the question after the one at `index`, from 0, now. */
  next: { quiz: wholeNumber, index: wholeNumber },
  /** Shows whoever presses it how they did, `page` by page of what they missed, from 0. */
  result: { quiz: wholeNumber, page: wholeNumber },
  /** Shows somebody how they did. */
  share: { quiz: wholeNumber },
  /** Posts it. */
  'post-score': { quiz: wholeNumber },
  /** Starts another quiz with the same settings. */
  again: { quiz: wholeNumber },
});
