import { type DestinationStream, destination, type Logger, pino } from 'pino';
import { describeError } from './log-errors.ts';

/**
 * Creates a log on standard error, one JSON object per line. Standard output is for the conversation alone. At no level
 * does it hold a token, an answer, a name, or what somebody typed: entries are sentences of ours with ids and numbers, and
 * errors are described without their contents.
 */
export const createLog = (level: string, stream: DestinationStream = standardError()): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { log: describeErrors },
      hooks: {
        logMethod(given, method) {
          const [entry, text] = given as [unknown, unknown];
          // Without a text, the error's own message would be logged.
          if (entry instanceof Error) method.call(this, { err: entry }, String(text ?? 'failed'));
          else if (typeof entry === 'object' && text === undefined) method.call(this, entry, 'no message');
          else method.apply(this, given);
        },
      },
    },
    stream,
  );

/** Opens standard error so that a log that can't be written does not end the process. */
const standardError = (): DestinationStream => {
  // On a full disk, what can't be written waits for the next line, up to this many characters; the rest is dropped.
  const out = destination({ fd: 2, sync: true, maxLength: 2 ** 20 });
  out.on('error', () => {});
  return out;
};

/** Describes every error in an entry, whatever it is called. */
const describeErrors = (entry: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(entry).map(([key, value]) => [
      key,
      value instanceof Error || key === 'err' ? describeError(value) : value,
    ]),
  );
