import { type ByKind, byKind } from '../../chat/by-kind.ts';
import { type Inline, type InlineText, type Markup, pieces } from '../../chat/inline.ts';

/**
 * Text that Discord shows as it is: no formatting, no mention, no emoji code, no link comes out of it. A backslash before
 * a character of Discord's markdown makes that character literal.
 */
export const literal = (text: string): string =>
  text
    .replace(/[\\*_~`|<>[\]#]/g, '\\$&')
    .replace(/:\/\//g, ':\\/\\/')
    .replace(/@(?=everyone|here)/gi, '@\u200b')
    // A backslash before a digit would be shown.
    .replace(/^(\s*\d*)([-+.])(?=\s)/gm, '$1\\$2');

/** Source code between fences that nothing in it can close. */
export const fenced = (text: string, language = ''): string =>
  `\`\`\`${language}\n${text.replace(/`{3,}/g, (run) => [...run].join('\u200b'))}\n\`\`\``;

/** Running text as Discord's markdown. */
export const markdown = (text: InlineText): string => pieces(text).map(inline).join('');

const inline = (piece: Inline): string =>
  typeof piece === 'string' ? literal(piece) : byKind(renderers, piece);

const renderers: ByKind<Markup, [], string> = {
  strong: ({ text }) => (text.trim() === '' ? text : bold(text)),
  code: ({ text }) => `\`${text.replaceAll('`', '\u02cb')}\``,
  link: ({ text, url }) => `[${literal(text)}](${url})`,
  time: ({ at, style }) => `<t:${Math.round(at / 1000)}:${style === 'relative' ? 'R' : 'F'}>`,
};

/** Bold, with white space kept outside, where the markers would not take hold. */
const bold = (text: string): string => {
  const [, before = '', inner = '', after = ''] = text.match(/^(\s*)([\s\S]*?)(\s*)$/) ?? [];
  return `${before}**${literal(inner)}**${after}`;
};
