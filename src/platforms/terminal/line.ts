import type { CommandDeclaration } from '../../chat/commands/command.ts';
import { readLine } from '../../chat/commands/line.ts';
import { wordOf } from './action-words.ts';
import { answerOf } from './answer-word.ts';
import type { Button, Words } from './buttons.ts';

/** What a typed line means. */
export type Meaning =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'quit' }
  | { readonly kind: 'as'; readonly name: string }
  | { readonly kind: 'in'; readonly name: string }
  /** `position` counts choices from 0. */
  | { readonly kind: 'answer'; readonly position: number }
  | { readonly kind: 'command'; readonly path: string; readonly options: Readonly<Record<string, string>> }
  | { readonly kind: 'button'; readonly button: Button }
  | { readonly kind: 'unclear'; readonly error: string };

/** Understands a line. `buttons` are the words that press a button now. */
export const parse = (line: string, buttons: Words, commands: readonly CommandDeclaration[]): Meaning => {
  const typed = line.trim();
  const word = typed.toLowerCase();
  if (word === '') return { kind: 'nothing' };
  if (word === '/quit' || word === '/exit') return { kind: 'quit' };
  const position = answerOf(word);
  if (position !== undefined) return { kind: 'answer', position };
  const button = buttons.get(wordOf(typed));
  if (button !== undefined) return { kind: 'button', button };
  return readCommand(typed, commands);
};

const readCommand = (typed: string, commands: readonly CommandDeclaration[]): Meaning => {
  const [, own, name = ''] = typed.match(/^\/(as|in)(?:\s+(.*))?$/is) ?? [];
  if (own !== undefined) {
    const kind = own.toLowerCase() as 'as' | 'in';
    return name.replace(/^#/, '').trim() === ''
      ? { kind: 'unclear', error: `Say who or where, as in /${kind} ${kind === 'as' ? 'grace' : 'random'}.` }
      : { kind, name };
  }
  const read = readLine(typed, commands);
  if ('error' in read) return { kind: 'unclear', error: read.error };
  const { path } = read.command;
  return typed.startsWith('/')
    ? { kind: 'command', path, options: read.options }
    : { kind: 'unclear', error: `Commands begin with a slash: /${path}.` };
};
