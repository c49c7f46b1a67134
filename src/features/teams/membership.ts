import { note } from '../../chat/card.ts';
import { caseFold } from '../../chat/case-fold.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import type { Context } from '../feature.ts';
import type { Team, TeamsRecords } from './repository.ts';

const gone = 'That team no longer exists. See all teams with /team list.';

/** Puts the member into a team, out of any other. */
export const joinTeam = async (
  { id, name }: Team,
  { records: { memberships }, member }: Context<TeamsRecords>,
): Promise<Reply> => {
  const before = await memberships.of(member.id);
  if (before?.id === id) return privately(note(`You are already in ${name}.`));
  await memberships.join(member.id, id);
  const left = before === undefined ? '' : ` You left ${before.name}.`;
  return privately(note(`You are now in ${name}.${left} Your points count for it too.`, 'right'));
};

/** Puts the member into the team of a button. */
export const joinTeamOf = async (id: number, context: Context<TeamsRecords>): Promise<Reply> => {
  const found = await here(id, context);
  return found === undefined ? refuse(gone) : joinTeam(found, context);
};

/** Deletes a team after a manager confirmed it. */
export const disbandTeam = async (id: number, context: Context<TeamsRecords>): Promise<Reply> => {
  if (!context.isManager) return refuse('Only people who manage this workspace can delete a team.');
  const found = await here(id, context);
  if (found === undefined) return refuse(gone);
  await context.records.teams.remove(id);
  return privately(note(`${found.name} was deleted.`));
};

/** Finds the team of that name, ignoring case. */
export const named = (name: string, teams: readonly Team[]): Team | undefined => {
  return teams.find((one) => caseFold(one.name) === caseFold(name));
};

const here = async (
  id: number,
  { records: { teams }, channel }: Context<TeamsRecords>,
): Promise<Team | undefined> => (await teams.list(channel)).find((one) => one.id === id);
