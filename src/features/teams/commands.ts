import { note } from '../../chat/card.ts';
import { nearest } from '../../chat/commands/nearest.ts';
import { optional } from '../../chat/commands/option.ts';
import { text } from '../../chat/commands/option-types.ts';
import { unknown } from '../../chat/commands/suggest.ts';
import { limits } from '../../chat/limits.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import { capitalized } from '../../chat/text.ts';
import { type Context, commandsOf } from '../feature.ts';
import { disbandCard, joinCard, teamsCard } from './cards.ts';
import { joinTeam, named } from './membership.ts';
import { team } from './option.ts';
import type { Team, TeamsRecords } from './repository.ts';

const command = commandsOf<TeamsRecords>();

const create = command({
  path: 'team create',
  about: 'Make a team and be its first member',
  who: 'anyone',
  options: { name: text('What the team is called', limits.name) },
  example: '/team create The Generators',
  run: async ({ name }, context) => {
    const { teams } = context.records;
    const taken = named(name, await teams.list(context.channel));
    if (taken) return refuse(`There is a team ${taken.name} already. /team join ${taken.name} joins it.`);
    return joinTeam(await teams.create(context.channel, name), context);
  },
});

const join = command({
  path: 'team join',
  about: 'Join a team, and leave the one you are in',
  who: 'anyone',
  options: { team: optional(team('Which one; buttons to choose from if left out')) },
  example: '/team join The Generators',
  run: async ({ team }, context) => {
    if (team !== undefined) return withTeam(team, context, (found) => joinTeam(found, context));
    const all = await context.records.teams.list(context.channel);
    return all.length === 0 ? noTeams() : privately(joinCard(all));
  },
});

const leave = command({
  path: 'team leave',
  about: 'Leave your team; your points stay yours',
  who: 'anyone',
  options: {},
  example: '/team leave',
  run: async (_, { records: { memberships }, member }) => {
    const own = await memberships.of(member.id);
    if (own === undefined) return refuse('You are in no team. /team join shows which there are.');
    await memberships.leave(member.id);
    return privately(note(`You left ${own.name}.`));
  },
});

const list = command({
  path: 'team list',
  about: 'Show the teams and how many are in each',
  who: 'anyone',
  options: {},
  example: '/team list',
  run: async (_, { records: { teams, memberships }, channel, member }) => {
    const all = await teams.list(channel);
    return all.length === 0 ? noTeams() : privately(teamsCard(all, await memberships.of(member.id)));
  },
});

const rename = command({
  path: 'team rename',
  about: 'Give a team another name',
  who: 'managers',
  options: { team: team('Which one'), name: text('What it is to be called', limits.name) },
  example: '/team rename team:"The Generators" name:The Iterators',
  run: ({ team, name }, context) =>
    withTeam(team, context, async ({ id, name: before }) => {
      const { teams } = context.records;
      const taken = named(name, await teams.list(context.channel));
      if (taken && taken.id !== id) return refuse(`There is a team ${taken.name} already.`);
      await teams.rename(id, name);
      return privately(note(`${before} is called ${name} now.`, 'right'));
    }),
});

const remove = command({
  path: 'team delete',
  about: 'Delete a team; its members keep their points',
  who: 'managers',
  options: { team: team('Which one') },
  example: '/team delete The Generators',
  run: ({ team }, context) =>
    withTeam(team, context, async (found) => privately(disbandCard(found, context.member.id))),
});

export const teamCommands = [create, join, leave, list, rename, remove];

const noTeams = () => refuse('There are no teams here yet. /team create makes the first.');

const withTeam = async (
  typed: string,
  { records: { teams }, channel }: Context<TeamsRecords>,
  work: (team: Team) => Promise<Reply>,
): Promise<Reply> => {
  const all = await teams.list(channel);
  const found = named(typed, all);
  if (found) return work(found);
  const near = nearest(
    typed,
    all.map(({ name }) => name),
  );
  const { error } = unknown('team', typed, near, '/team list shows all.');
  return refuse(capitalized(error));
};
