/** Something in the bank that its author has to fix, or should review. */
export interface Problem {
  /** The file's path below the data folder. */
  readonly file: string;
  /** The question's id, if the problem is in one. */
  readonly question?: string;
  /** What is wrong, and what would be right. */
  readonly says: string;
}

/** Lists one problem per line, sorted by file, as in `bank/oop/slots.yaml: slots-1: shows no code`. */
export const report = (problems: readonly Problem[]): string =>
  problems
    .map(({ file, question, says }) => [file, ...(question === undefined ? [] : [question]), says].join(': '))
    .sort()
    .join('\n');
