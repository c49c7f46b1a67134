import { type ByKind, byKind } from '../../chat/by-kind.ts';
import { type Inline, type InlineText, type Markup, pieces, typedCommand } from '../../chat/inline.ts';
import { isolateWords } from '../../chat/isolate.ts';

/**
 * Escapes text so that Discord shows it as it is: nothing in it becomes formatting, a mention, an emoji, or a link. A
 * backslash before a markdown character makes that character literal.
 */
export const literal = (text: string): string =>
  isolateWords(text)
    .replace(/[\\*_~`|<>[\]#]/g, '\\$&')
    .replace(/:\/\//g, ':\\/\\/')
    .replace(/@(?=everyone|here)/gi, '@\u200b')
    // Discord would show a backslash before a digit.
    .replace(/^(\s*\d*)([-+.])(?=\s)/gm, '$1\\$2');

/** Says "server" in what is declared for all platforms. */
export const inOwnWords = (text: string): string =>
  text.replaceAll('workspace', 'server').replaceAll('Workspace', 'Server');

/** Puts source code between fences that nothing in it can close. */
export const fenced = (text: string, language = ''): string =>
  `\`\`\`${language}\n${text.replace(/`{3,}/g, (run) => [...run].join('\u200b'))}\n\`\`\``;

/** Returns the name and the id of a command as they are registered; no id until they are. */
export type NameCommand = (path: string) => { readonly name: string; readonly id?: string | undefined };

/** Names commands as they are declared. */
export const asDeclared: NameCommand = (path) => ({ name: path });

/** Renders running text as Discord markdown. */
export const markdown = (text: InlineText, nameCommand: NameCommand): string =>
  pieces(text)
    .map((piece) => inline(piece, nameCommand))
    .join('');

const inline = (piece: Inline, nameCommand: NameCommand): string =>
  typeof piece === 'string' ? literal(piece) : byKind(renderers, piece, nameCommand);

const renderers: ByKind<Markup, [nameCommand: NameCommand], string> = {
  strong: ({ text }) => (text.trim() === '' ? text : bold(text)),
  code: ({ text }) => code(text),
  link: ({ text, url }) => `[${unescaped(text)}](${url})`,
  time: ({ at, style }) => `<t:${Math.round(at / 1000)}:${timeStyles[style]}>`,
  command: ({ path, rest }, nameCommand) => {
    const { name, id } = nameCommand(path);
    // A mention fills in the command, but none of its options.
    return id === undefined
      ? code(typedCommand(name, rest))
      : `</${name}:${id}>${rest === '' ? '' : ` ${code(rest)}`}`;
  },
  // The message allows no mentions, so these notify nobody.
  person: ({ user }) => `<@${user}>`,
  channel: ({ channel }) => `<#${channel}>`,
  workspace: ({ number }) => (number === 'one' ? 'server' : 'servers'),
};

/** Leaves out of a link's text what would have to be escaped, because Discord shows the backslashes there. */
const unescaped = (text: string): string =>
  text
    .replace(/[\\*_~`|<>[\]#\s]+/g, ' ')
    .replace(/ ?([./-]) ?/g, '$1')
    .trim();

const timeStyles = { relative: 'R', countdown: 'R', moment: 'F', day: 'D' } as const;

const code = (text: string): string => `\`${text.replaceAll('`', '\u02cb')}\``;

/** Makes text bold. White space stays outside the markers, which would have no effect next to it. */
const bold = (text: string): string => {
  const [, before = '', inner = '', after = ''] = text.match(/^(\s*)([\s\S]*?)(\s*)$/) ?? [];
  return `${before}**${literal(inner)}**${after}`;
};
