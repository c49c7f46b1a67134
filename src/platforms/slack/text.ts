import type { types } from '@slack/bolt';
import { type ByKind, byKind } from '../../chat/by-kind.ts';
import { type Inline, type InlineText, type Markup, pieces, type TimeStyle } from '../../chat/inline.ts';
import { isolateWords } from '../../chat/isolate.ts';
import { commandText } from './command-text.ts';

/** Renders running text as rich text, in which nothing that somebody wrote becomes markup, a mention, or an emoji. */
export const richText = (text: InlineText): types.RichTextElement[] =>
  pieces(text)
    .map(richPiece)
    .filter((element) => element.type !== 'text' || element.text !== '');

/** Renders running text as the characters that a reader sees, with times in UTC. */
export const words = (text: InlineText): string => pieces(text).map(wordsOf).join('');

/** Escapes the three characters that have a meaning in the text of a message. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Builds text that Slack shows as it is, emoji names included. */
export const plainText = (text: string): types.PlainTextElement => ({
  type: 'plain_text',
  text: text || ' ',
  emoji: false,
});

const richPiece = (piece: Inline): types.RichTextElement =>
  typeof piece === 'string' ? { type: 'text', text: isolateWords(piece) } : byKind(richMarkup, piece);

const richMarkup: ByKind<Markup, [], types.RichTextElement> = {
  strong: ({ text }) => ({ type: 'text', text: isolateWords(text), style: { bold: true } }),
  code: ({ text }) => ({ type: 'text', text, style: { code: true } }),
  link: ({ text, url }) => ({ type: 'link', text, url }),
  time: (piece) => ({
    type: 'date',
    timestamp: Math.round(piece.at / 1000),
    format: formatOf(piece.at, piece.style),
    fallback: wordsOf(piece),
  }),
  command: ({ path, rest }) => ({ type: 'text', text: commandText(path, rest), style: { code: true } }),
  // A mention would always notify.
  person: ({ name }) => ({ type: 'text', text: isolateWords(name), style: { bold: true } }),
  channel: ({ channel }) => ({ type: 'channel', channel_id: channel }),
  workspace: (piece) => ({ type: 'text', text: wordsOf(piece) }),
};

/** A zero-width space before a date. Without it, Slack capitalizes the date. */
const noCapital = '\u200b';

/**
 * Chooses the format of a date. Slack's own relative form, `{ago}`, only works for the past, so a near time reads
 * "today at 14:30". A countdown shows seconds unless they are zero.
 */
export const formatOf = (at: number, style: TimeStyle): string => formats[style](at);

const formats: Readonly<Record<TimeStyle, (at: number) => string>> = {
  moment: () => '{date_long} at {time}',
  day: () => '{date_long}',
  relative: () => `${noCapital}{date_short_pretty} at {time}`,
  countdown: (at) => `${noCapital}{date_short_pretty} at ${at % 60_000 === 0 ? '{time}' : '{time_secs}'}`,
};

const wordsOf = (piece: Inline): string => (typeof piece === 'string' ? piece : byKind(markupWords, piece));

const markupWords: ByKind<Markup, [], string> = {
  strong: ({ text }) => text,
  code: ({ text }) => text,
  link: ({ text }) => text,
  command: ({ path, rest }) => commandText(path, rest),
  person: ({ name }) => name,
  channel: ({ name }) => `#${name}`,
  workspace: ({ number }) => (number === 'one' ? 'workspace' : 'workspaces'),
  time: ({ at, style }) => {
    const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC');
    return style === 'day'
      ? date.toLocaleString('en-US', { dateStyle: 'long' })
      : `on ${date.toLocaleString('en-US', { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' })} UTC`;
  },
};
