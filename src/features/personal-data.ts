/**
 * How a column appears in what a person exports.
 * `channel`: the name of the channel that it refers to. `team`: the team's name. `round`: the question's id, the game and
 * the channel of the round. `choice`: the text of the choice that was shown at this position of the row's round.
 */
export type ExportedColumn =
  | { readonly kind: 'value' | 'time' | 'flag' | 'channel' | 'team' | 'choice'; readonly name: string }
  | { readonly kind: 'round' }
  | { readonly kind: 'omitted'; readonly because: string };

/** Rows about a person. All their columns are named: they are exported as said here, and the rows are deleted. */
export interface PersonalRows {
  readonly kind: 'rows';
  /** As the database calls it. */
  readonly table: string;
  /** The column that refers to the member. */
  readonly member: string;
  /** Where the rows stand in the export. */
  readonly section: string;
  /** Whether a person has at most one. */
  readonly isSingle?: boolean;
  /** All other columns of the table. */
  readonly columns: Readonly<Record<string, ExportedColumn>>;
}

/** A row that is about something else and remembers who did it. It stays, and forgets the person. */
export interface PersonalReference {
  readonly kind: 'reference';
  readonly table: string;
  readonly member: string;
  readonly section: string;
  /** What the export says of the row. */
  readonly columns: Readonly<Record<string, ExportedColumn>>;
}

/** Names or typed text that belong to a group of people and stay when one of them leaves. */
export interface SharedText {
  readonly kind: 'shared';
  readonly table: string;
  /** By column, why it stays. */
  readonly columns: Readonly<Record<string, string>>;
}

/** What the database holds about people, named once for each column by the feature that keeps it. */
export type PersonalData = PersonalRows | PersonalReference | SharedText;

export const value = (name: string): ExportedColumn => ({ kind: 'value', name });
/** Epoch milliseconds, exported as an ISO 8601 instant. */
export const time = (name: string): ExportedColumn => ({ kind: 'time', name });
/** 0 or 1, exported as false or true. */
export const flag = (name: string): ExportedColumn => ({ kind: 'flag', name });
export const channelName = (name: string): ExportedColumn => ({ kind: 'channel', name });
export const teamName = (name: string): ExportedColumn => ({ kind: 'team', name });
export const choiceText = (name: string): ExportedColumn => ({ kind: 'choice', name });
export const round: ExportedColumn = { kind: 'round' };
export const omitted = (because: string): ExportedColumn => ({ kind: 'omitted', because });
