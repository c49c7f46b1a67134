import { type Inline, pieces, type Text } from '../../chat/inline.ts';

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
export const markdown = (text: Text): string => pieces(text).map(inline).join('');

const inline = (piece: Inline): string => {
  if (typeof piece === 'string') return literal(piece);
  switch (piece.kind) {
    case 'strong':
      return piece.text.trim() === '' ? piece.text : bold(piece.text);
    case 'code':
      return `\`${piece.text.replaceAll('`', '\u02cb')}\``;
    case 'link':
      return `[${literal(piece.text)}](${piece.url})`;
    case 'time':
      return `<t:${Math.round(piece.at / 1000)}:${piece.style === 'relative' ? 'R' : 'F'}>`;
  }
};

/** Bold, with white space kept outside, where the markers would not take hold. */
const bold = (text: string): string => {
  const [, before = '', inner = '', after = ''] = text.match(/^(\s*)([\s\S]*?)(\s*)$/) ?? [];
  return `${before}**${literal(inner)}**${after}`;
};
