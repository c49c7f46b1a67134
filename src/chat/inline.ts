import { type ByKind, byKind } from './by-kind.ts';
import { alternatives, capitalized, grouped } from './text.ts';

/**
 * A piece of running text. A plain string is literal: every platform shows exactly those characters. All markup is
 * structure.
 */
export type Inline = string | Markup;

/** How an instant is shown. */
export type TimeStyle = 'relative' | 'countdown' | 'moment' | 'day';

/** A piece of running text with markup. */
export type Markup =
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  /**
   * An instant in epoch milliseconds, shown in the reader's own zone: `relative` as "in 2 hours", `moment` as date and time,
   * `day` as a date alone, `countdown` like `relative` where seconds matter.
   */
  | { readonly kind: 'time'; readonly at: number; readonly style: TimeStyle }
  /** A command by its path, with what to type after it. */
  | { readonly kind: 'command'; readonly path: string; readonly rest: string }
  /** A person of the workspace in which the text is shown, by the platform's id. Nobody is notified of it. */
  | { readonly kind: 'person'; readonly user: string; readonly name: string }
  /** A channel of the workspace in which the text is shown, by the platform's id. */
  | { readonly kind: 'channel'; readonly channel: string; readonly name: string }
  /** What the platform calls a workspace. */
  | { readonly kind: 'workspace'; readonly number: 'one' | 'many' };

/** Running text: a plain string, or several pieces. */
export type InlineText = string | readonly Inline[];

export const strong = (text: string): Inline => ({ kind: 'strong', text });
export const code = (text: string): Inline => ({ kind: 'code', text });
export const link = (text: string, url: string): Inline => ({ kind: 'link', text, url });
export const relative = (at: number): Inline => ({ kind: 'time', at, style: 'relative' });
export const countdown = (at: number): Inline => ({ kind: 'time', at, style: 'countdown' });
export const moment = (at: number): Inline => ({ kind: 'time', at, style: 'moment' });
export const day = (at: number): Inline => ({ kind: 'time', at, style: 'day' });
export const slash = (path: string, rest = ''): Markup => ({ kind: 'command', path, rest });
export const person = ({ user, name }: { readonly user: string; readonly name: string }): Markup => ({
  kind: 'person',
  user,
  name,
});
export const channelLink = ({
  channel,
  name,
}: {
  readonly channel: string;
  readonly name: string;
}): Inline => ({ kind: 'channel', channel, name });
/** What the platform calls a workspace, and several of them. */
export const workspaceWord: Inline = { kind: 'workspace', number: 'one' };
export const workspacesWord: Inline = { kind: 'workspace', number: 'many' };

/** Reads what is declared for all platforms, in which a workspace is called that. */
export const declared = (text: string): InlineText =>
  text
    .split(/\b(workspaces?)\b/)
    .map((piece) => (piece === 'workspace' ? workspaceWord : piece === 'workspaces' ? workspacesWord : piece))
    .filter((piece) => piece !== '');

/** Counts workspaces, as in `2 workspaces`. */
export const workspaces = (count: number): InlineText => [
  `${grouped(count)} `,
  count === 1 ? workspaceWord : workspacesWord,
];

/** Builds running text from a template whose values may be structure. */
export const says = (
  texts: TemplateStringsArray,
  ...values: readonly (InlineText | Inline | number)[]
): readonly Inline[] => {
  const found: Inline[] = [];
  for (const piece of texts.flatMap((text, index) => [text, ...[values[index] ?? ''].flat()])) {
    const shown = typeof piece === 'number' ? String(piece) : piece;
    const last = found.at(-1);
    // Literal text in one piece keeps its meaning at the beginning of a line.
    if (typeof shown === 'string' && typeof last === 'string') found[found.length - 1] = last + shown;
    else if (shown !== '') found.push(shown);
  }
  return found;
};

/** Puts texts on lines of their own. */
export const lines = (texts: readonly InlineText[]): readonly Inline[] =>
  texts.flatMap((text, index) => [...(index === 0 ? [] : ['\n']), ...pieces(text)]);

/** Lists alternatives, as in `a`, `a or b`, or `a, b, or c`. */
export const eitherOf = (items: readonly Inline[]): readonly Inline[] =>
  alternatives()
    .formatToParts(items.map((_, index) => String(index)))
    .map(({ type, value }) => (type === 'element' ? (items[Number(value)] ?? '') : value));

/** Capitalizes the first letter of a text. */
export const sentence = (text: InlineText): InlineText => {
  const [first = '', ...rest] = pieces(text);
  return typeof first === 'string' ? [capitalized(first), ...rest] : text;
};

/**
 * Reads a text in which backticks stand around code, as in questions. In one that was cut within code, the code goes on to
 * the end.
 */
export const prose = (text: string): readonly Inline[] =>
  text
    .split('`')
    .map((piece, index) => (index % 2 === 0 ? piece : code(piece)))
    .filter((piece) => plain([piece]) !== '');

/** Writes a command the way that it is typed. */
export const typedCommand = (path: string, rest: string): string =>
  `/${path}${rest === '' ? '' : ` ${rest}`}`;

/** Returns the text as a list of pieces. */
export const pieces = (text: InlineText): readonly Inline[] => (typeof text === 'string' ? [text] : text);

/** Returns roughly the characters that a reader sees. Limits are measured on these. */
export const plain = (text: InlineText): string =>
  pieces(text)
    .map((piece) => (typeof piece === 'string' ? piece : byKind(characters, piece)))
    .join('');

const characters: ByKind<Markup, [], string> = {
  strong: ({ text }) => text,
  code: ({ text }) => text,
  link: ({ text }) => text,
  // The longest that a date with its time gets.
  time: () => 'Wednesday, September 00, 0000 at 00:00',
  command: ({ path, rest }) => typedCommand(path, rest),
  person: ({ name }) => name,
  channel: ({ name }) => `#${name}`,
  workspace: ({ number }) => (number === 'one' ? 'workspace' : 'workspaces'),
};
