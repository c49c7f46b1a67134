import { note } from '../../chat/card.ts';
import type { CommandDeclaration } from '../../chat/commands/command.ts';
import { type ReadLine, readLine } from '../../chat/commands/line.ts';
import { code } from '../../chat/inline.ts';
import type { Reply } from '../../chat/messages.ts';
import { withoutMarkup } from './mentions.ts';

/** The slash command that takes any other command after it. */
export const umbrella = '/hotseat';

/** Parses a slash command as Slack sends it: its name, and what was typed after it. */
export const parse = (command: string, text: string, commands: readonly CommandDeclaration[]): ReadLine => {
  const typed = unescaped(text).trim();
  if (command !== umbrella) return readLine(`${command} ${typed}`, commands);
  return readLine(typed === '' ? '/help' : `/${typed.replace(/^\//, '')}`, commands);
};

/** Removes Slack's markup and escapes from what was typed, except for mentions of people and channels. */
export const unescaped = (text: string): string =>
  withoutMarkup(text)
    // A mention stays one word.
    .replace(/<[@#][^<>]*>/g, (mention) => mention.replace(/\s/g, '_'))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Adds a note to help, which lists every command by its own name: only some have a slash command here. */
export const adaptHelp = ({ path }: CommandDeclaration, response: Reply): Reply =>
  path === 'help' && response.kind === 'reply'
    ? {
        ...response,
        cards: [
          ...response.cards,
          note([
            'In Slack, every command also works after ',
            code(umbrella),
            ', as in ',
            code('/hotseat privacy export'),
            '.',
          ]),
        ],
      }
    : response;
