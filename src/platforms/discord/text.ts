import { type ByKind, byKind } from '../../chat/by-kind.ts';
import { type Inline, type InlineText, type Markup, pieces } from '../../chat/inline.ts';

/**
 * Escapes text so that Discord shows it as it is: nothing in it becomes formatting, a mention, an emoji or a link. A
 * backslash before a markdown character makes that character literal.
 */
export const literal = (text: string): string =>
  text
    .replace(/[\\*_~`|<>[\]#]/g, '\\$&')
    .replace(/:\/\//g, ':\\/\\/')
    .replace(/@(?=everyone|here)/gi, '@\u200b')
    // Discord would show a backslash before a digit.
    .replace(/^(\s*\d*)([-+.])(?=\s)/gm, '$1\\$2');

/** Puts source code between fences that nothing in it can close. */
export const fenced = (text: string, language = ''): string =>
  `\`\`\`${language}\n${text.replace(/`{3,}/g, (run) => [...run].join('\u200b'))}\n\`\`\``;

/** Renders running text as Discord markdown. */
export const markdown = (text: InlineText): string => pieces(text).map(inline).join('');

const inline = (piece: Inline): string =>
  typeof piece === 'string' ? literal(piece) : byKind(renderers, piece);

const renderers: ByKind<Markup, [], string> = {
  strong: ({ text }) => (text.trim() === '' ? text : bold(text)),
  code: ({ text }) => `\`${text.replaceAll('`', '\u02cb')}\``,
  link: ({ text, url }) => `[${literal(text)}](${url})`,
  time: ({ at, style }) => `<t:${Math.round(at / 1000)}:${style === 'relative' ? 'R' : 'F'}>`,
};

/** Makes text bold. White space stays outside the markers, which would have no effect next to it. */
const bold = (text: string): string => {
  const [, before = '', inner = '', after = ''] = text.match(/^(\s*)([\s\S]*?)(\s*)$/) ?? [];
  return `${before}**${literal(inner)}**${after}`;
};
