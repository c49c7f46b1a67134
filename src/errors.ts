/** Stable codes, to find an error in a log. */
export type ErrorCode =
  | 'setup'
  | 'conflict'
  | 'stored-data'
  | 'database-away'
  | 'platform-refused'
  | 'platform-busy'
  | 'blocks-refused';

interface ErrorDetails extends ErrorOptions {
  /** A sentence for the person whose action failed; left out if there is nothing that they can do. */
  readonly userMessage?: string;
}

/** An error from Hotseat itself, as opposed to one from a library. */
export class HotseatError extends Error {
  override readonly name: string = 'HotseatError';
  readonly code: ErrorCode;
  readonly userMessage: string | undefined;

  constructor(code: ErrorCode, message: string, { userMessage, ...options }: ErrorDetails = {}) {
    super(message, options);
    this.code = code;
    this.userMessage = userMessage;
  }
}

/** A problem for the person who runs Hotseat to fix. The message tells them what is wrong and what to do. */
export class SetupError extends HotseatError {
  override readonly name = 'SetupError';

  constructor(message: string, options?: ErrorOptions) {
    super('setup', message, options);
  }
}

/** Another transaction changed what this one had read. The transaction is then run again. */
export class Conflict extends HotseatError {
  override readonly name = 'Conflict';

  constructor(message: string, options?: ErrorOptions) {
    super('conflict', message, options);
  }
}

/** A row holds something that this version can't read. */
export class StoredDataError extends HotseatError {
  override readonly name = 'StoredDataError';

  constructor(message: string, options?: ErrorOptions) {
    super('stored-data', message, options);
  }
}

/** The database can't be reached, is locked, or lost the connection. Trying again in a moment may help. */
export class DatabaseAway extends HotseatError {
  override readonly name = 'DatabaseAway';

  constructor(message: string, options?: ErrorOptions) {
    super('database-away', message, {
      ...options,
      userMessage: 'I can’t reach my records right now. Please try again in a moment.',
    });
  }
}
