import { note } from '../../chat/card.ts';
import { says, slash } from '../../chat/inline.ts';
import { privately, type Reply, refuse, silence } from '../../chat/messages.ts';
import { isOutside, unstored } from '../../chat/people.ts';
import type { Context } from '../feature.ts';
import type { Setting, SettingRow } from '../setting.ts';
import type { LeaderboardRecords, Seen } from './repository.ts';

/** How many people who left the managers' settings name at most, each of whom can be put back. */
const named = 20;

/** Lets people hide themselves from leaderboards. */
export const hideOneself: Setting<Context<LeaderboardRecords>> = {
  name: 'leaderboards',
  row: async ({ records: { visibility }, member, channel }) =>
    isOutside(channel)
      ? undefined
      : {
          label: 'Leaderboards',
          ...ownRows[member.id === unstored ? 'shown' : await visibility.of(member.id)],
        },
  change: async (value, { records: { visibility }, member }) => {
    if (value === 'hidden' || value === 'shown') await visibility.set(member, value);
    return undefined;
  },
};

const hide = { label: 'Hide me', value: 'hidden' };

const ownRows: Readonly<Record<Seen, Omit<SettingRow, 'label'>>> = {
  shown: { state: 'others see you there.', changes: [hide] },
  hidden: {
    state:
      'you are hidden. You are on no leaderboard, in no final standings, and in no recap. Only you see your points and your rank.',
    changes: [{ label: 'Show me', value: 'shown' }],
  },
  left: {
    state: 'a manager removed you because you had left. You are back with your next answer.',
    changes: [{ label: 'Show me', value: 'shown' }, hide],
  },
};

/** Lets managers see who was taken off the leaderboards, and put them back. */
export const thoseWhoLeft: Setting<Context<LeaderboardRecords>> = {
  name: 'leaderboards',
  row: async ({ records: { visibility }, channel }) => {
    const left = await visibility.whoLeft(channel, named);
    const how = says`Remove somebody who has left with the button in ${slash('stats')}.`;
    return {
      label: 'Leaderboards',
      state:
        left.length === 0
          ? ['nobody is removed. ', ...how]
          : [
              `removed are ${left.map(({ name }) => name).join(', ')}. Whoever answers again is back. `,
              ...how,
            ],
      changes: left.map(({ id, name }) => ({ label: `Put ${name} back`, value: String(id) })),
    };
  },
  change: async (value, context) => {
    const { records } = context;
    const member = await memberHere(Number(value), context);
    if (member !== undefined && (await records.visibility.of(member.id)) === 'left')
      await records.visibility.set(member, 'shown');
    return undefined;
  },
};

/** Takes the sender off the leaderboards if their platform says that they have left. */
export const noteLeaving = async (
  hasLeft: boolean,
  { records: { visibility }, member }: Context<LeaderboardRecords>,
): Promise<Reply> => {
  const isKnown = member.id !== unstored;
  if (hasLeft && isKnown && (await visibility.of(member.id)) === 'shown')
    await visibility.set(member, 'left');
  return silence;
};

/** Takes somebody off the leaderboards who has left. */
export const takeOff = async (id: number, context: Context<LeaderboardRecords>): Promise<Reply> => {
  const { records, isManager } = context;
  if (!isManager) return refuse('Only managers can remove somebody from the leaderboards.');
  const member = await memberHere(id, context);
  if (member === undefined) return refuse('I no longer know this person.');
  if ((await records.visibility.of(id)) === 'shown') await records.visibility.set(member, 'left');
  return privately(
    note(
      says`${member.name} is removed from the leaderboards, and back with their next answer. You can put them back in ${slash('manage settings')}.`,
    ),
  );
};

/** Finds a member of the workspace; `undefined` if there is none with this id. */
const memberHere = async (id: number, { records, channel }: Context<LeaderboardRecords>) => {
  const member = await records.members.get(id);
  const isHere = member?.platform === channel.platform && member.workspace === channel.workspace;
  return isHere ? member : undefined;
};
