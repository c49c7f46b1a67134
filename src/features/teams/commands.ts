import { note } from '../../chat/card.ts';
import { nearest } from '../../chat/commands/nearest.ts';
import { optional } from '../../chat/commands/option.ts';
import { text } from '../../chat/commands/option-types.ts';
import { unknown } from '../../chat/commands/suggest.ts';
import { says, sentence, slash } from '../../chat/inline.ts';
import { limits } from '../../chat/limits.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import { type Context, commandsOf } from '../feature.ts';
import { guestRefusal } from '../guests.ts';
import { most } from '../limits.ts';
import { disbandCard, joinCard, teamsCard } from './cards.ts';
import { findByName, joinTeam } from './membership.ts';
import { team } from './option.ts';
import type { Team, TeamsRecords } from './repository.ts';

const command = commandsOf<TeamsRecords>();

const dayMs = 24 * 3_600_000;
const tooManyTeams = says`There are already ${most.teams} teams here, and that is the limit. Join one with ${slash('team join')}, or ask a manager to delete one that nobody needs.`;
const tooManyToday = says`You created ${most.teamsADay} teams in the last 24 hours, and that is the limit. Join one with ${slash('team join')}, or create another one tomorrow.`;

const create = command({
  path: 'team create',
  title: 'Create a team',
  submit: 'Create',
  about: 'Create a team and join it',
  who: 'anyone',
  options: { name: text('The name of the team', limits.name) },
  example: 'The Generators',
  run: async ({ name }, context) => {
    const { records, channel, now } = context;
    const refusal = guestRefusal(context);
    if (refusal !== undefined) return refuse(refusal);
    const all = await records.teams.list(channel);
    const taken = findByName(name, all);
    if (taken)
      return refuse(
        says`There is already a team called ${taken.name}. Join it with ${slash('team join', taken.name)}.`,
      );
    if (all.length >= most.teams) return refuse(tooManyTeams);
    const created = await records.counts.teamsBy(context.member.id, now - dayMs);
    if (created >= most.teamsADay) return refuse(tooManyToday);
    const { id } = await context.storeMember();
    return joinTeam(await records.teams.create(channel, name, id, now), context);
  },
});

const join = command({
  path: 'team join',
  title: 'Join a team',
  submit: 'Join',
  about: 'Join a team (and leave your current one)',
  who: 'anyone',
  options: { team: optional(team('Which team; leave out to pick from buttons')) },
  example: 'The Generators',
  run: async ({ team }, context) => {
    if (team !== undefined) return withTeam(team, context, (found) => joinTeam(found, context));
    const all = await context.records.teams.list(context.channel);
    return all.length === 0 ? noTeams() : privately(joinCard(all));
  },
});

const leave = command({
  path: 'team leave',
  about: 'Leave your team; you keep your points',
  who: 'anyone',
  options: {},
  run: async (_, { records: { memberships }, member }) => {
    const ownTeam = await memberships.of(member.id);
    if (ownTeam === undefined)
      return refuse(says`You are not in a team. Choose one with ${slash('team join')}.`);
    await memberships.leave(member.id);
    return privately(note(`You left ${ownTeam.name}.`));
  },
});

const list = command({
  path: 'team list',
  about: 'List the teams and how many members each has',
  who: 'anyone',
  repeatable: true,
  options: {},
  run: async (_, { records: { teams, memberships }, channel, member }) => {
    const all = await teams.list(channel);
    return all.length === 0 ? noTeams() : privately(teamsCard(all, await memberships.of(member.id)));
  },
});

const rename = command({
  path: 'team rename',
  title: 'Rename a team',
  submit: 'Rename',
  about: 'Rename a team',
  who: 'owners',
  options: { team: team('Which team'), name: text('Its new name', limits.name) },
  example: 'team:"The Generators" name:The Iterators',
  run: ({ team, name }, context) =>
    withTeam(team, context, async ({ id, name: before }, all) => {
      const taken = findByName(name, all);
      if (taken && taken.id !== id) return refuse(`There is already a team called ${taken.name}.`);
      await context.records.teams.rename(id, name);
      return privately(note(`${before} is now called ${name}.`, 'right'));
    }),
});

const remove = command({
  path: 'team delete',
  title: 'Delete a team',
  submit: 'Delete',
  about: 'Delete a team; its members keep their points',
  who: 'owners',
  repeatable: true,
  options: { team: team('Which team') },
  example: 'The Generators',
  run: ({ team }, context) =>
    withTeam(team, context, async (found) => privately(disbandCard(found, context.member.id))),
});

/** The team commands. */
export const teamCommands = [create, join, leave, list, rename, remove];

const noTeams = () =>
  refuse(says`There are no teams here yet. Create the first one with ${slash('team create')}.`);

const withTeam = async (
  typed: string,
  { records: { teams }, channel }: Context<TeamsRecords>,
  work: (team: Team, all: readonly Team[]) => Promise<Reply>,
): Promise<Reply> => {
  const all = await teams.list(channel);
  const found = findByName(typed, all);
  if (found) return work(found, all);
  const near = nearest(
    typed,
    all.map(({ name }) => name),
  );
  const { error } = unknown('team', typed, near, says`See them all with ${slash('team list')}.`);
  return refuse(sentence(error));
};
