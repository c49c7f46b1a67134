import { body, note, small } from '../../chat/card.ts';
import { slash } from '../../chat/inline.ts';
import { privately } from '../../chat/messages.ts';
import { commandsOf } from '../feature.ts';
import { joinCard } from './cards.ts';
import type { TeamsRecords } from './repository.ts';

/** What the first word alone does: it says which team one is in, and offers what most people want. */
export const teamAlone = commandsOf<TeamsRecords>()({
  path: 'team',
  about: 'Join a team, or see the one you are in',
  who: 'anyone',
  repeatable: true,
  options: {},
  run: async (_, { records: { teams, memberships }, channel, member }) => {
    const all = await teams.list(channel);
    const own = await memberships.of(member.id);
    const more = small([
      'More: ',
      slash('team create', 'NAME'),
      ' creates a team, ',
      slash('team list'),
      ' lists all of them, ',
      slash('help', 'team'),
      ' tells the rest.',
    ]);
    if (all.length === 0)
      return privately({
        ...note('There are no teams here yet.'),
        blocks: [body('There are no teams here yet.'), more],
      });
    const card = joinCard(all.filter(({ id }) => id !== own?.id));
    const inTeam = own === undefined ? [] : [body(`You are in ${own.name}.`)];
    return privately({ ...card, blocks: [...inTeam, ...card.blocks, more] });
  },
});
