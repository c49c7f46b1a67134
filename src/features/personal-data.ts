/**
 * How a column appears in a person's export.
 * `channel`: the name of the channel that it refers to. `team`: the team's name. `round`: the question's id, the game and
 * the channel of the round. `choice`: the text of the choice that was shown at this position of the row's round.
 * `outcome`: another kind, left out while the round that the row's column `round` refers to is sealed, and while others hide
 * the solution of its question.
 */
export type ExportedColumn =
  | { readonly kind: 'value' | 'time' | 'flag' | 'channel' | 'team' | 'choice'; readonly name: string }
  | { readonly kind: 'round' }
  | { readonly kind: 'outcome'; readonly of: ExportedColumn; readonly round: string }
  | { readonly kind: 'omitted'; readonly because: string };

/** Rows about a person. They are exported as described here, and deleted once the person is erased. */
export interface PersonalRows {
  readonly kind: 'rows';
  /** The name in the database. */
  readonly table: string;
  /** The column that refers to the member. */
  readonly member: string;
  /** The name of the section of the export that has the rows. */
  readonly section: string;
  /** Whether a person has at most one row. */
  readonly isSingle?: boolean;
  /**
   * Set if a person can have thousands of rows, so that they are erased in slices: a column in which later rows have greater
   * values. All other rows are erased at once.
   */
  readonly inSlicesBy?: string;
  /** All other columns of the table. */
  readonly columns: Readonly<Record<string, ExportedColumn>>;
}

/** A row about something else that remembers who did it. It stays, but forgets an erased person. */
export interface PersonalReference {
  readonly kind: 'reference';
  readonly table: string;
  readonly member: string;
  readonly section: string;
  /** Like that of {@link PersonalRows}. */
  readonly inSlicesBy?: string;
  /** The columns of the row that are exported. */
  readonly columns: Readonly<Record<string, ExportedColumn>>;
}

/** Names or typed text that belong to a group of people and stay when one of them is erased. */
export interface SharedText {
  readonly kind: 'shared';
  readonly table: string;
  /** For each column, why it stays. */
  readonly columns: Readonly<Record<string, string>>;
}

/** Data about people in the database, declared once per column by the feature that stores it. */
export type PersonalData = PersonalRows | PersonalReference | SharedText;

/** A value, exported as it is. */
export const value = (name: string): ExportedColumn => ({ kind: 'value', name });
/** Epoch milliseconds, exported as an ISO 8601 instant. */
export const time = (name: string): ExportedColumn => ({ kind: 'time', name });
/** 0 or 1, exported as false or true. */
export const flag = (name: string): ExportedColumn => ({ kind: 'flag', name });
/** The id of a channel, exported as its name. */
export const channelName = (name: string): ExportedColumn => ({ kind: 'channel', name });
/** The id of a team, exported as its name. */
export const teamName = (name: string): ExportedColumn => ({ kind: 'team', name });
/** The position of a choice, exported as its text. */
export const choiceText = (name: string): ExportedColumn => ({ kind: 'choice', name });
/** The id of a round, exported as its question, game, and channel. */
export const round: ExportedColumn = { kind: 'round' };
/** A column that tells whether an answer was right. `round` names the column with the id of the round. */
export const outcome = (of: ExportedColumn, round: string): ExportedColumn => ({
  kind: 'outcome',
  of,
  round,
});
/** A column that is not exported, and why. */
export const omitted = (because: string): ExportedColumn => ({ kind: 'omitted', because });
