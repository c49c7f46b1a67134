import { type ActionsBlock, type Block, body, type Card, small, title } from '../../chat/card.ts';
import { says, slash } from '../../chat/inline.ts';
import { limits } from '../../chat/limits.ts';
import { grouped, plural } from '../../chat/text.ts';
import { teamActions } from './actions.ts';
import type { Team } from './repository.ts';

/** With more buttons than this, a team would be hard to find. */
const mostButtons = 4 * limits.actions;

/** Builds the card that lists a workspace's teams. `ownTeam` is the reader's. */
export const teamsCard = (teams: readonly Team[], ownTeam: Team | undefined): Card => ({
  tone: 'neutral',
  blocks: [
    title('Teams'),
    {
      kind: 'table',
      columns: [
        { title: 'Team', align: 'left' },
        { title: 'Members', align: 'right' },
      ],
      rows: teams.slice(0, limits.tableRows).map(({ name, members }) => [name, grouped(members)]),
      ...(ownRow(teams, ownTeam) < 0 ? {} : { readerRow: ownRow(teams, ownTeam) }),
    },
    small([
      ...(teams.length > limits.tableRows
        ? [`And ${plural(teams.length - limits.tableRows, 'more team')}. `]
        : []),
      ...(ownTeam === undefined
        ? says`You are not in a team yet; join one with ${slash('team join')}.`
        : [`You are in ${ownTeam.name}.`]),
    ]),
  ],
});

const ownRow = (teams: readonly Team[], ownTeam: Team | undefined): number =>
  teams.slice(0, limits.tableRows).findIndex(({ id }) => id === ownTeam?.id);

/** Builds a card with one join button per team. */
export const joinCard = (teams: readonly Team[]): Card => ({
  tone: 'neutral',
  blocks: [
    title('Which team?'),
    ...joinButtons(teams.slice(0, mostButtons)),
    ...(teams.length > mostButtons
      ? [small(says`Not all teams are shown. Join any team with ${slash('team join', 'NAME')}.`)]
      : []),
  ],
});

const joinButtons = (teams: readonly Team[]): Block[] =>
  Array.from({ length: Math.ceil(teams.length / limits.actions) }, (_, row): ActionsBlock => {
    const inRow = teams.slice(row * limits.actions, (row + 1) * limits.actions);
    return {
      kind: 'actions',
      actions: inRow.map(({ id, name }) => ({
        label: name,
        action: teamActions.join.id({ team: id }),
        style: 'plain',
      })),
    };
  });

/** Builds the card that asks a manager before deleting a team. */
export const disbandCard = ({ id, name, members }: Team, asked: number): Card => ({
  tone: 'warning',
  blocks: [
    title(`Delete ${name}?`),
    body(
      members === 0
        ? 'Nobody is in it.'
        : `${plural(members, 'member')} will no longer have a team. Everyone keeps their points.`,
    ),
    {
      kind: 'actions',
      actions: [
        { label: 'Delete it', action: teamActions.disband.id({ team: id }), style: 'danger' },
        { label: 'Keep it', action: teamActions['keep-team'].id({ member: asked }), style: 'plain' },
      ],
    },
  ],
});
