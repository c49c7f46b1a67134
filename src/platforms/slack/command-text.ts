import { typedCommand } from '../../chat/inline.ts';

/** The slash command that takes any other command after it. */
export const umbrella = '/hotseat';

/** Command families with a slash command of their own. All other commands go after the umbrella. */
export const families = ['quiz', 'daily', 'leaderboard', 'stats', 'team', 'question'];

/** Writes a command the way that it is typed here. */
export const commandText = (path: string, rest: string): string =>
  families.includes(path.split(' ')[0] ?? '')
    ? typedCommand(path, rest)
    : `${umbrella} ${typedCommand(path, rest).slice(1)}`;
