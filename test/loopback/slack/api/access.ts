import type { Core } from '../core.ts';
import { type Dict, str } from '../json.ts';
import { directChannel } from '../state.ts';
import type { Channel, Member, Team } from '../types.ts';
import type { MethodContext } from './method.ts';
import { Refusal } from './refusal.ts';

/** Finds the channel that an argument names, if the bot may know about it. */
export function visibleChannel(args: Dict, { core, team }: MethodContext): Channel {
  const channel = core.state.channels.get(str(args.channel) ?? '');
  if (!channel || channel.team !== team.id) throw new Refusal('channel_not_found');
  if (channel.kind !== 'public' && !channel.members.has(team.botUserId)) {
    throw new Refusal('channel_not_found');
  }
  return channel;
}

/** Finds the channel for a message: by id, by name, or by a member's id for the direct conversation. */
export function postingChannel(args: Dict, context: MethodContext): Channel {
  const { core, team } = context;
  const wanted = str(args.channel) ?? '';
  const member = core.state.members.get(wanted);
  if (member && member.team === team.id) return openDirect(core, member);
  const named = [...core.state.channels.values()].find(
    (channel) => channel.team === team.id && channel.kind !== 'im' && `#${channel.name}` === wanted,
  );
  const channel = named ?? visibleChannel(args, context);
  if (channel.is_archived) throw new Refusal('is_archived');
  const open = channel.kind === 'public' && team.scopes.has('chat:write.public');
  if (!channel.members.has(team.botUserId) && !open) throw new Refusal('not_in_channel');
  return channel;
}

/** Finds the channel whose history is read; the bot has to be in it. */
export function readableChannel(args: Dict, context: MethodContext): Channel {
  const channel = visibleChannel(args, context);
  if (!channel.members.has(context.team.botUserId)) throw new Refusal('not_in_channel');
  return channel;
}

/** Opens the direct conversation with a member. */
export function openDirect(core: Core, member: Member): Channel {
  if (member.deleted) throw new Refusal('user_disabled');
  return directChannel(core.state, member, () => core.ids.next('D'));
}

/** Finds the member that an argument names, in the caller's workspace. */
export function memberNamed(core: Core, team: Team, id: string | undefined): Member {
  const member = core.state.members.get(id ?? '');
  if (!member || member.team !== team.id) throw new Refusal('user_not_found');
  return member;
}
