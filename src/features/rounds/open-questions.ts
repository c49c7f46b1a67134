/** Questions that are open somewhere. */
export interface OpenQuestions {
  /**
   * Finds when the last sealed round of a question closes, in any channel of any workspace, in epoch milliseconds;
   * `undefined` if none is open.
   */
  sealedUntil(question: string): Promise<number | undefined>;
}
