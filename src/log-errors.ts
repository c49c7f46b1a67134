import { HotseatError } from './errors.ts';

/** The parts of an error that may be logged. Libraries add whole requests to errors, with tokens and what people typed. */
interface ErrorDescription {
  readonly type: string;
  /** Left out if nobody knows what it may contain; then the stack tells where to look. */
  readonly message?: string;
  readonly code?: string | number;
  readonly status?: number;
  /** The method and the route of a failed request, with numbers and tokens left out. */
  readonly route?: string;
  readonly stack?: string;
  readonly cause?: ErrorDescription;
}

/** Describes an error for the log without anything private. Works for any thrown value. */
export const describeError = (error: unknown): ErrorDescription => {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, status, method, url, original } = error as Error & Readonly<Record<string, unknown>>;
  const message = original instanceof Error ? undefined : messageOf(error);
  const cause = error.cause ?? original;
  return {
    type: error.name,
    ...(message === undefined ? {} : { message }),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(typeof status === 'number' ? { status } : {}),
    ...(typeof method === 'string' && typeof url === 'string' ? { route: `${method} ${routeOf(url)}` } : {}),
    ...(error.stack === undefined ? {} : { stack: framesOf(error.stack) }),
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  };
};

/** Messages that the JavaScript engine composes of names in the source code. */
const fromEngine =
  /^(fetch failed|Cannot (read|set) properties of (undefined|null) .*|[\w.$]+ is not (a function|iterable|defined|a constructor))$/;

/**
 * Returns an error's message if its words are known: ours, the engine's, or those of a service or library that numbers its
 * errors, in which only quoted parts vary. Any other message could repeat what somebody typed.
 */
const messageOf = (error: Error): string | undefined => {
  const isKnown = error instanceof HotseatError || 'code' in error || fromEngine.test(error.message);
  return isKnown ? withoutSecrets(error.message) : undefined;
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

/** Masks addresses, tokens, codes, and quoted text, which may be private, and cuts the text at 500 characters. */
export const withoutSecrets = (text: string): string =>
  text
    .replace(/\b(?:https?|wss?|postgres(?:ql)?):\/\/\S+/gi, '[address]')
    .replace(/\bx(?:ox[a-z]|app)-[\w-]+/gi, '[token]')
    .replace(/\b[\w-]{20,}\.[\w-]{6,}\.[\w-]{20,}|\b[\w-]{40,}/g, '[token]')
    .replace(/\b[0-9A-Z]{5}-[0-9A-Z]{5}\b/g, '[code]')
    // Quoted text may contain quotation marks itself, so everything between the first and the last one goes.
    .replace(/"[\s\S]*"/g, '[text]')
    .replace(/(?<!\w)'[\s\S]*'(?!\w)/g, '[text]')
    .slice(0, 500);
