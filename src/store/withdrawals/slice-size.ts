/** How much of a recount is done in one transaction, so that it takes some milliseconds. */
export interface SliceSize {
  /** How many answers are read. */
  readonly answers: number;
  /** How many streaks are counted, each of which takes as long as reading several answers. */
  readonly streaks: number;
  /** How many answers a question costs at least, however few it has. */
  readonly perRound: number;
}

/** Sizes slices by the number of answers in one. */
export const sliceSize = (answers = 250): SliceSize => ({
  answers,
  streaks: Math.ceil(answers / 10),
  perRound: Math.ceil(answers / 25),
});
