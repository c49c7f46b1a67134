import type { CommandDeclaration } from '../../chat/commands/command.ts';
import { readLine } from '../../chat/commands/line.ts';
import type { InlineText } from '../../chat/inline.ts';
import type { Handler } from '../../chat/platform-adapter.ts';
import { umbrella } from './command-text.ts';
import { withoutMarkup } from './mentions.ts';

/** What somebody wants: a command with its options, or a sentence that says what the line may have meant. */
export type Wanted =
  | {
      readonly path: string;
      readonly options: Readonly<Record<string, string>>;
      /** `undefined` if it is no command that people can type whole. */
      readonly command: CommandDeclaration | undefined;
    }
  | { readonly error: InlineText };

/** The commands that there are. */
type Known = Pick<Handler, 'commands' | 'paths'>;

/** Parses a slash command as Slack sends it: its name, and what was typed after it. */
export const parse = (command: string, text: string, known: Known): Wanted =>
  command === umbrella ? parseLine(text || 'help', known) : parseLine(`${command} ${text}`, known);

/** Parses what somebody wrote to the bot, with or without a slash. The first word of commands may stand alone. */
export const parseLine = (text: string, known: Known): Wanted => {
  const typed = unescaped(text).trim().replace(/^\//, '');
  const words = typed.split(/\s+/);
  if (words[0] === umbrella.slice(1)) return parseLine(words.slice(1).join(' ') || 'help', known);
  if (typed === '') return { path: 'hello', options: {}, command: undefined };
  const first = typed.toLowerCase();
  const isCommand = known.commands.some(({ path }) => path === first);
  if (!isCommand && known.paths.has(first)) return { path: first, options: {}, command: undefined };
  const read = readLine(`/${typed}`, known.commands);
  return 'error' in read ? read : { path: read.command.path, options: read.options, command: read.command };
};

/** Parses what somebody wrote in a message to the bot. Whatever does not begin like a command is answered with what one can do. */
export const parseSpoken = (text: string, known: Known): Wanted => {
  const wanted = parseLine(text, known);
  if (!('error' in wanted)) return wanted;
  const first = unescaped(text).trim().replace(/^\//, '').split(/\s+/)[0]?.toLowerCase() ?? '';
  const isCommand = known.commands.some(({ path }) => path.split(' ')[0] === first);
  return isCommand ? wanted : { path: 'hello', options: {}, command: undefined };
};

/** Removes Slack's markup and escapes from what was typed, except for mentions of people and channels. */
export const unescaped = (text: string): string =>
  withoutMarkup(text)
    // A mention stays one word.
    .replace(/<[@#][^<>]*>/g, (mention) => mention.replace(/\s/g, '_'))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
