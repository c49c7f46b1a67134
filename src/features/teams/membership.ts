import { note } from '../../chat/card.ts';
import { caseFold } from '../../chat/case-fold.ts';
import { says, slash } from '../../chat/inline.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import type { Context } from '../feature.ts';
import type { Team, TeamsRecords } from './repository.ts';

const gone = says`That team no longer exists. See all teams with ${slash('team list')}.`;

/** Moves the member into a team, out of any other team. */
export const joinTeam = async (
  { id, name }: Team,
  { records: { memberships }, storeMember }: Context<TeamsRecords>,
): Promise<Reply> => {
  const member = await storeMember();
  const before = await memberships.of(member.id);
  if (before?.id === id) return privately(note(`You are already in ${name}.`));
  await memberships.join(member.id, id);
  const moved = before === undefined ? 'You' : `You left ${before.name} and`;
  return privately(note(`${moved} are now in ${name}. Your points count for ${name}, too.`, 'right'));
};

/** Handles the join button: moves the member into that team. */
export const joinTeamOf = async (id: number, context: Context<TeamsRecords>): Promise<Reply> => {
  const found = await findInWorkspace(id, context);
  return found === undefined ? refuse(gone) : joinTeam(found, context);
};

/** Deletes a team once a manager has confirmed. */
export const disbandTeam = async (id: number, context: Context<TeamsRecords>): Promise<Reply> => {
  if (!context.isOwner) return refuse('Only managers can delete a team.');
  const found = await findInWorkspace(id, context);
  if (found === undefined) return refuse(gone);
  await context.records.teams.remove(id);
  return privately(note(`${found.name} was deleted.`));
};

/** Finds the team of that name, ignoring case. */
export const findByName = (name: string, teams: readonly Team[]): Team | undefined => {
  const wanted = caseFold(name);
  return teams.find((one) => caseFold(one.name) === wanted);
};

const findInWorkspace = async (
  id: number,
  { records: { teams }, channel }: Context<TeamsRecords>,
): Promise<Team | undefined> => (await teams.list(channel)).find((one) => one.id === id);
