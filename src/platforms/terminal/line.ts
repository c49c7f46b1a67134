import { readLine } from '../../chat/commands/line.ts';
import { type InlineText, says, slash } from '../../chat/inline.ts';
import type { Handler } from '../../chat/platform-adapter.ts';
import { wordOf } from './action-words.ts';
import { answerOf } from './answer-word.ts';
import type { Button, Words } from './buttons.ts';

/** What a typed line means. */
export type Meaning =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'quit' }
  | { readonly kind: 'as'; readonly name: string }
  | { readonly kind: 'in'; readonly name: string }
  /** `position` counts choices from 0; `undefined` for a letter or digit that no choice has. */
  | { readonly kind: 'answer'; readonly position: number | undefined }
  | { readonly kind: 'command'; readonly path: string; readonly options: Readonly<Record<string, string>> }
  | { readonly kind: 'button'; readonly button: Button }
  | { readonly kind: 'unclear'; readonly error: InlineText };

/** The commands that there are. */
type Known = Pick<Handler, 'commands' | 'paths'>;

/** Parses a line. `buttons` holds the words that press a button now. */
export const parse = (line: string, buttons: Words, known: Known): Meaning => {
  const typed = line.trim();
  // Some keyboards type full-width letters and digits.
  const word = typed.normalize('NFKC').toLowerCase();
  if (word === '') return { kind: 'nothing' };
  if (/^\/?(quit|exit)$/.test(word)) return { kind: 'quit' };
  // People may type the brackets that the screen shows.
  const button = buttons.get(wordOf(word.replace(/^\[(.*)\]$/, '$1')));
  if (button !== undefined) return { kind: 'button', button };
  if (/^[a-z0-9]$/.test(word)) return { kind: 'answer', position: answerOf(word) };
  return readCommand(typed, known);
};

const readCommand = (typed: string, { commands, paths }: Known): Meaning => {
  const [, own, name = ''] = typed.normalize('NFKC').match(/^\/(as|in)(?:\s+(.*))?$/is) ?? [];
  if (own !== undefined) {
    const kind = own.toLowerCase() as 'as' | 'in';
    return name.replace(/^#/, '').trim() === ''
      ? { kind: 'unclear', error: `Add a name, as in /${kind} ${kind === 'as' ? 'grace' : 'random'}.` }
      : { kind, name };
  }
  const alone = typed.match(/^\/(\w+)$/)?.[1]?.toLowerCase();
  const isCommand = commands.some(({ path }) => path === alone);
  if (alone !== undefined && !isCommand && paths.has(alone))
    return { kind: 'command', path: alone, options: {} };
  const read = readLine(typed, commands);
  if ('error' in read) return { kind: 'unclear', error: read.error };
  const { path } = read.command;
  return typed.startsWith('/') || path === 'help'
    ? { kind: 'command', path, options: read.options }
    : { kind: 'unclear', error: says`Commands start with a slash: ${slash(path)}.` };
};
