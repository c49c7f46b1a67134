import { destination, type Logger, pino } from 'pino';

/** Creates a log on standard error, one JSON object per line. Standard output is for the conversation alone. */
export const createLog = (level: string): Logger => {
  // On a full disk, what can't be written waits for the next line, up to this many characters; the rest is dropped.
  const out = destination({ fd: 2, sync: true, maxLength: 2 ** 20 });
  // A log that can't be written must not end the process.
  out.on('error', () => {});
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError, error: describeError },
    },
    out,
  );
};

/** The parts of an error that may be logged. Libraries add whole requests to errors, with tokens and what people typed. */
interface ErrorDescription {
  readonly type: string;
  readonly message: string;
  readonly code?: string | number;
  readonly status?: number;
  /** The method and the route of a failed request, with numbers and tokens left out. */
  readonly route?: string;
  readonly stack?: string;
  readonly cause?: ErrorDescription;
}

/** Describes an error for the log without anything private. Works for any thrown value. */
export const describeError = (error: unknown): ErrorDescription => {
  if (!(error instanceof Error))
    return { type: typeof error, message: 'a value that is not an error was thrown' };
  const { code, status, method, url } = error as Error & Readonly<Record<string, unknown>>;
  return {
    type: error.name,
    message: withoutSecrets(error.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(typeof status === 'number' ? { status } : {}),
    ...(typeof method === 'string' && typeof url === 'string' ? { route: `${method} ${routeOf(url)}` } : {}),
    ...(error.stack === undefined ? {} : { stack: framesOf(error.stack) }),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
};

/** Returns the path of a URL, with a dash for each part that is an id or a token. */
const routeOf = (url: string): string => {
  const path = URL.canParse(url) ? new URL(url).pathname : (url.split('?')[0] ?? '');
  return path
    .split('/')
    .map((part) => (/^[a-z][a-z@-]*$|^v\d+$/i.test(part) || part === '' ? part : '-'))
    .join('/');
};

/** Returns the frames of a stack without the message before them, which can span several lines. */
const framesOf = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');

/** Masks addresses, tokens and quoted text, which may be private, and cuts the text at 500 characters. */
const withoutSecrets = (text: string): string =>
  text
    .replace(/\b(?:https?|wss?|postgres(?:ql)?):\/\/\S+/gi, '[address]')
    .replace(/\bx(?:ox[a-z]|app)-[\w-]+/gi, '[token]')
    .replace(/\b[\w-]{20,}\.[\w-]{6,}\.[\w-]{20,}/g, '[token]')
    .replace(/"[^"]*"|'[^']*'/g, '[text]')
    .slice(0, 500);
