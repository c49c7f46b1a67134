import { note } from '../../chat/card.ts';
import type { CommandDeclaration } from '../../chat/commands/command.ts';
import { type ReadLine, readLine } from '../../chat/commands/line.ts';
import { code } from '../../chat/inline.ts';
import type { Reply } from '../../chat/messages.ts';

/** The command that takes every other one behind it. */
export const umbrella = '/hotseat';

/** Understands a slash command as Slack hands it over: its name, and what was typed after it. */
export const parse = (command: string, text: string, commands: readonly CommandDeclaration[]): ReadLine => {
  const typed = unescaped(text).trim();
  if (command !== umbrella) return readLine(`${command} ${typed}`, commands);
  return readLine(typed === '' ? '/help' : `/${typed.replace(/^\//, '')}`, commands);
};

/**
 * What was typed, without Slack's escapes. A person becomes their id, by which they are found whatever they are called;
 * a channel and a group become their names, a link its text.
 */
export const unescaped = (text: string): string =>
  text
    .replace(/<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g, '$1')
    .replace(/<#([CG][A-Z0-9]+)(?:\|([^>]*))?>/g, (_, id, name) => `#${name || id}`)
    .replace(/<!subteam\^[A-Z0-9]+\|@?([^>]*)>/g, '@$1')
    .replace(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, '@$1')
    .replace(/<((?:https?:\/\/|mailto:)[^|>]*)(?:\|([^>]*))?>/g, (_, url, shown) => shown || url)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Help lists every command by its own name; only some have one here. */
export const adaptHelp = ({ path }: CommandDeclaration, response: Reply): Reply =>
  path === 'help' && response.kind === 'reply'
    ? {
        ...response,
        cards: [
          ...response.cards,
          note([
            'Here every command also goes behind ',
            code(umbrella),
            ', as in ',
            code('/hotseat privacy export'),
            '.',
          ]),
        ],
      }
    : response;
