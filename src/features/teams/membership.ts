import { note } from '../../chat/card.ts';
import { caseFold } from '../../chat/case-fold.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import type { Context } from '../feature.ts';
import type { Team, TeamsRecords } from './repository.ts';

const gone = 'That team is gone. /team list shows which there are.';

/** Puts the member into a team, out of any other. */
export const joinTeam = async (
  { id, name }: Team,
  { records: { memberships }, member }: Context<TeamsRecords>,
): Promise<Reply> => {
  const before = await memberships.of(member.id);
  if (before?.id === id) return privately(note(`You are in ${name}.`));
  await memberships.join(member.id, id);
  const left = before === undefined ? '' : ` You left ${before.name}.`;
  return privately(note(`You are in ${name} now.${left} What you score counts for it too.`, 'right'));
};

/** What a button to join a team does. */
export const joinTeamOf = async (id: number, context: Context<TeamsRecords>): Promise<Reply> => {
  const found = await here(id, context);
  return found === undefined ? refuse(gone) : joinTeam(found, context);
};

/** What the button under the question whether to delete a team does. */
export const disbandTeam = async (id: number, context: Context<TeamsRecords>): Promise<Reply> => {
  if (!context.isManager) return refuse('Only people who manage this workspace can delete a team.');
  const found = await here(id, context);
  if (found === undefined) return refuse(gone);
  await context.records.teams.remove(id);
  return privately(note(`${found.name} is deleted.`));
};

/** The team of that name, however it is spelled in capitals. */
export const named = (name: string, teams: readonly Team[]): Team | undefined => {
  return teams.find((one) => caseFold(one.name) === caseFold(name));
};

const here = async (
  id: number,
  { records: { teams }, channel }: Context<TeamsRecords>,
): Promise<Team | undefined> => (await teams.list(channel)).find((one) => one.id === id);
