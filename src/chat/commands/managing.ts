import type { CommandDeclaration } from './command.ts';

/**
 * The word under which managers' commands are found on platforms where a workspace says who may use a command. It is
 * understood before such a command everywhere.
 */
export const managing = 'manage';

type Named = Pick<CommandDeclaration, 'path' | 'who'>;

/** Returns the path of a command with the word for managers, as in `manage daily setup`. */
export const managedPath = ({ path, who }: Named): string =>
  who !== 'anyone' && !path.startsWith(`${managing} `) ? `${managing} ${path}` : path;

/** Takes the word for managers off a path or a line if a family of commands follows in which some are theirs. */
export const withoutManaging = (line: string, commands: readonly Named[]): string => {
  const [, rest] = new RegExp(`^${managing}\\s+(\\S.*)$`, 'is').exec(line) ?? [];
  if (rest === undefined || commands.some(({ path }) => beginsWith(line, path))) return line;
  return commands.some(({ path, who }) => who !== 'anyone' && beginsWith(rest, path.split(' ')[0] ?? path))
    ? rest
    : line;
};

const beginsWith = (line: string, path: string): boolean =>
  `${line.trim().replace(/\s+/g, ' ').toLowerCase()} `.startsWith(`${path} `);
