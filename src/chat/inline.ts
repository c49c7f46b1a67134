import { type ByKind, byKind } from './by-kind.ts';

/**
 * A piece of running text. A plain string is literal: every platform shows exactly those characters. All markup is
 * structure.
 */
export type Inline = string | Markup;

/** A piece of running text with markup. */
export type Markup =
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  /** An instant in epoch milliseconds, shown in the reader's own zone: `relative` as "in 2 hours", `moment` as date and time. */
  | { readonly kind: 'time'; readonly at: number; readonly style: 'relative' | 'moment' };

/** Running text: a plain string, or several pieces. */
export type InlineText = string | readonly Inline[];

export const strong = (text: string): Inline => ({ kind: 'strong', text });
export const code = (text: string): Inline => ({ kind: 'code', text });
export const link = (text: string, url: string): Inline => ({ kind: 'link', text, url });
export const relative = (at: number): Inline => ({ kind: 'time', at, style: 'relative' });
export const moment = (at: number): Inline => ({ kind: 'time', at, style: 'moment' });

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
  time: () => '00 September 0000 at 00:00',
};
