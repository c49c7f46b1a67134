/** Stable codes, to find an error in a log. */
export type ErrorCode =
  | 'setup'
  | 'conflict'
  | 'stored-data'
  | 'database-away'
  | 'platform-refused'
  | 'platform-busy'
  | 'served-elsewhere'
  | 'blocks-refused';

/** An error from Hotseat itself, as opposed to one from a library. */
export abstract class HotseatError extends Error {
  abstract readonly code: ErrorCode;
  /** A sentence for the person whose action failed; `undefined` if there is nothing that they can do. */
  readonly userMessage: string | undefined;
}

/** A problem for the person who runs Hotseat to fix. The message tells them what is wrong and what to do. */
export class SetupError extends HotseatError {
  override readonly name = 'SetupError';
  readonly code = 'setup';
}

/** Another transaction changed what this one had read. The transaction is then run again. */
export class Conflict extends HotseatError {
  override readonly name = 'Conflict';
  readonly code = 'conflict';
}

/** A row holds something that this version can't read. */
export class StoredDataError extends HotseatError {
  override readonly name = 'StoredDataError';
  readonly code = 'stored-data';
}

/** The database can't be reached, is locked, or lost the connection. Trying again in a moment may help. */
export class DatabaseAway extends HotseatError {
  override readonly name = 'DatabaseAway';
  readonly code = 'database-away';
  override readonly userMessage = "I can't reach my records right now. Please try again in a moment.";
}
