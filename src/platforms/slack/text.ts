import type { types } from '@slack/bolt';
import { type ByKind, byKind } from '../../chat/by-kind.ts';
import { type Inline, type InlineText, type Markup, pieces } from '../../chat/inline.ts';

/** Running text as rich text, in which nothing that somebody wrote can become markup, a mention or an emoji. */
export const richText = (text: InlineText): types.RichTextElement[] =>
  pieces(text)
    .map(richPiece)
    .filter((element) => element.type !== 'text' || element.text !== '');

/** Running text as the characters a reader sees, times in UTC. */
export const words = (text: InlineText): string => pieces(text).map(wordsOf).join('');

/** The three characters that Slack reads in a message's text, made harmless. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const richPiece = (piece: Inline): types.RichTextElement =>
  typeof piece === 'string' ? { type: 'text', text: piece } : byKind(richMarkup, piece);

const richMarkup: ByKind<Markup, [], types.RichTextElement> = {
  strong: ({ text }) => ({ type: 'text', text, style: { bold: true } }),
  code: ({ text }) => ({ type: 'text', text, style: { code: true } }),
  link: ({ text, url }) => ({ type: 'link', text, url }),
  time: (piece) => ({
    type: 'date',
    timestamp: Math.round(piece.at / 1000),
    format: formatOf(piece.at, piece.style),
    fallback: wordsOf(piece),
  }),
};

/** Slack begins a date with a capital letter unless something invisible stands before it. */
const nothing = '\u200b';

/**
 * Slack’s own relative form, `{ago}`, is made for the past only, so a near time is told as "today at 14:30". Seconds
 * are shown where they count.
 */
const formatOf = (at: number, style: 'relative' | 'moment'): string =>
  style === 'moment'
    ? '{date_long} at {time}'
    : `${nothing}{date_short_pretty} at ${at % 60_000 === 0 ? '{time}' : '{time_secs}'}`;

const wordsOf = (piece: Inline): string => (typeof piece === 'string' ? piece : byKind(markupWords, piece));

const markupWords: ByKind<Markup, [], string> = {
  strong: ({ text }) => text,
  code: ({ text }) => text,
  link: ({ text }) => text,
  time: ({ at }) =>
    `on ${Temporal.Instant.fromEpochMilliseconds(at)
      .toZonedDateTimeISO('UTC')
      .toLocaleString('en-US', { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' })} UTC`,
};
