import type { Session } from './session.ts';

/** What completion needs to know about a session. */
type Names = Pick<Session, 'people' | 'channels'>;

/** Lists lines that a typed line could become, of the commands that only the terminal has. */
export const completeOwn = (line: string, { people, channels }: Names): string[] => {
  const typed = line.toLowerCase();
  const [, command] = /^\/(as|in) /.exec(typed) ?? [];
  const names = command === undefined ? [] : command === 'as' ? people : channels;
  const lines =
    command === undefined ? ['/as ', '/in ', '/quit'] : names.map((name) => `/${command} ${name}`);
  return lines.filter((whole) => whole.toLowerCase().startsWith(typed));
};

/** Finds where the part of a line begins that completion continues: after the last space, or after an option's name. */
export const startOfWord = (line: string): number => {
  const word = line.lastIndexOf(' ') + 1;
  return word + line.slice(word).indexOf(':') + 1;
};
