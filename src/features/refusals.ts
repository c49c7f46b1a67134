import type { CommandDeclaration } from '../chat/commands/command.ts';
import { says, slash, workspaceWord } from '../chat/inline.ts';
import { type Reply, refuse } from '../chat/messages.ts';
import { clip, oneLine } from '../chat/text.ts';

/** Refuses a command that only other people may use. */
export const notFor = ({ path, who }: CommandDeclaration): Reply => {
  const more = who === 'owners' ? ' or this channel' : '';
  return refuse(says`${slash(path)} is for people who manage this ${workspaceWord}${more}.`);
};

/** Refuses a command that does not exist. */
export const noCommand = (path: string): Reply =>
  refuse(says`There is no command ${slash(clip(oneLine(path), 40))}. ${slash('help')} lists them all.`);

/** The reply to a button that only an earlier or a later version knows. */
export const unknownButton = refuse(says`This button no longer works. ${slash('help')} lists the commands.`);
