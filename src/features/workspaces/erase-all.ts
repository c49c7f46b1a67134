import { note } from '../../chat/card.ts';
import { caseFold } from '../../chat/case-fold.ts';
import { type InlineText, says, slash, workspaceWord } from '../../chat/inline.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import { isOutside } from '../../chat/people.ts';
import { oneLine } from '../../chat/text.ts';
import type { Context } from '../feature.ts';
import type { WorkspacesRecords } from './repository.ts';

/** What the platform calls the workspace, among the values that it knows. */
export const workspaceName = 'workspaceName';

/** Erases everything about a workspace if a manager has typed its name. */
export const eraseWorkspace = async (
  typed: string,
  { records, channel, isManager, known, now }: Context<WorkspacesRecords>,
): Promise<Reply> => {
  if (isOutside(channel)) return refuse('Type that where everything should be erased.');
  if (!isManager)
    return refuse(says`Only people who manage this ${workspaceWord} can erase everything in it.`);
  const name = oneLine(known[workspaceName] ?? channel.workspace);
  if (caseFold(typed.trim()) !== caseFold(name)) return refuse(asking(name));
  const { id } = await records.departures.note(channel, now, true);
  await records.scheduler.set('erase-workspace', id, now);
  return privately(note(says`Everything about this ${workspaceWord} is being erased.`, 'right'));
};

const asking = (name: string): InlineText => {
  const typed = /\s/.test(name) ? `"${name}"` : name;
  return says`This erases everything about this ${workspaceWord}: daily questions, answers, points, teams, and people's names. It can't be undone. To do it, type its name: ${slash('privacy erase', `all:${typed}`)}`;
};
