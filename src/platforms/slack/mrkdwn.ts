import { type ByKind, byKind } from '../../chat/by-kind.ts';
import { type Inline, type InlineText, type Markup, pieces } from '../../chat/inline.ts';
import { commandText } from './command-text.ts';
import { escaped, formatOf, words } from './text.ts';

/**
 * Renders running text in Slack's own markup, which small print is written in. Returns `undefined` if some of its words could
 * turn into markup, or if it is too long.
 */
export const mrkdwn = (text: InlineText): string | undefined => {
  const all = pieces(text);
  const shown = all.map((piece) => (typeof piece === 'string' ? inert(piece) : byKind(markup, piece)));
  if (shown.includes(undefined) || all.some((_, index) => isGlued(all, index))) return undefined;
  const joined = shown.join('');
  return joined.length > longest ? undefined : joined;
};

/** The longest text of an element of small print, in characters. */
const longest = 3_000;

/** Returns whether Slack would show a piece's marks as they are, because a letter stands right before or behind them. */
const isGlued = (all: readonly Inline[], index: number): boolean => {
  const [before, piece, after] = [all[index - 1], all[index], all[index + 1]];
  if (typeof piece === 'string' || piece === undefined || !enclosed.has(piece.kind)) return false;
  return /\w$/.test(wordsIn(before)) || /^\w/.test(wordsIn(after));
};

const enclosed: ReadonlySet<Markup['kind']> = new Set(['strong', 'code', 'command', 'person']);

const wordsIn = (piece: Inline | undefined): string => (typeof piece === 'string' ? piece : '');

/** What could make words bold, code, an emoji, a quote or a list. */
const risky = /[*_~`]|:[\w+'-]+:|^\s*(>|[-•] )/m;

/** Escapes words; `undefined` if they could turn into markup. */
const inert = (text: string): string | undefined => (risky.test(text) ? undefined : escaped(text));

const around = (mark: string, text: string): string | undefined => {
  const shown = inert(text);
  return shown === undefined || shown.trim() !== shown || shown === '' ? undefined : `${mark}${shown}${mark}`;
};

const markup: ByKind<Markup, [], string | undefined> = {
  strong: ({ text }) => around('*', text),
  code: ({ text }) => around('`', text),
  link: ({ text, url }) => {
    const shown = inert(text);
    return shown === undefined || /[|<>\s]/.test(url)
      ? undefined
      : `<${escaped(url)}|${shown.replaceAll('|', '/')}>`;
  },
  time: (piece) =>
    `<!date^${Math.round(piece.at / 1000)}^${formatOf(piece.at, piece.style)}|${escaped(words([piece]))}>`,
  command: ({ path, rest }) => around('`', commandText(path, rest)),
  // A mention would always notify.
  person: ({ name }) => around('*', name),
  channel: ({ channel }) => `<#${channel}>`,
  workspace: (piece) => words([piece satisfies Inline]),
};
