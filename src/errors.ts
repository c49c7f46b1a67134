/** Codes that never change, to find an error in a log by. */
export type ErrorCode =
  | 'setup'
  | 'conflict'
  | 'stored-data'
  | 'database-away'
  | 'platform-refused'
  | 'platform-busy'
  | 'blocks-refused';

interface ErrorDetails extends ErrorOptions {
  /** A sentence that the person may read who caused this; left out if there is nothing that they could do. */
  readonly userMessage?: string;
}

/** An error of Hotseat's own, as opposed to one of a library. */
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

/** Something that whoever runs Hotseat has to fix. Its message is a sentence for them: what is wrong, and what to do. */
export class SetupError extends HotseatError {
  override readonly name = 'SetupError';

  constructor(message: string, options?: ErrorOptions) {
    super('setup', message, options);
  }
}

/** Another transaction changed what this one had read. Work that meets one is done again. */
export class Conflict extends HotseatError {
  override readonly name = 'Conflict';

  constructor(message: string, options?: ErrorOptions) {
    super('conflict', message, options);
  }
}

/** A row holds something that this version never wrote and can't read. */
export class StoredDataError extends HotseatError {
  override readonly name = 'StoredDataError';

  constructor(message: string, options?: ErrorOptions) {
    super('stored-data', message, options);
  }
}

/** The database can't be reached, is locked, or lost the connection. It may be back in a moment. */
export class DatabaseAway extends HotseatError {
  override readonly name = 'DatabaseAway';

  constructor(message: string, options?: ErrorOptions) {
    super('database-away', message, {
      ...options,
      userMessage: 'I can’t reach my records right now. Please try again in a moment.',
    });
  }
}
