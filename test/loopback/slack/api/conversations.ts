import type { Core } from '../core.ts';
import { type Dict, flag, str } from '../json.ts';
import type { Channel } from '../types.ts';
import { memberNamed, openDirect, visibleChannel } from './access.ts';
import type { Method, MethodContext } from './method.ts';
import { page } from './paging.ts';
import { Refusal } from './refusal.ts';

const scopes = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];

/** Builds a channel as the Web API shows it to a bot. */
export function shownChannel(channel: Channel, { team }: MethodContext): Dict {
  const common = {
    id: channel.id,
    context_team_id: channel.team,
    is_im: channel.kind === 'im',
    is_mpim: false,
    is_private: channel.kind !== 'public',
    is_archived: channel.is_archived,
    is_member: channel.members.has(team.botUserId),
  };
  if (channel.kind === 'im') return { ...common, user: channel.user };
  const name = { name: channel.name, name_normalized: channel.name };
  return { ...common, ...name, is_channel: channel.kind === 'public', is_group: channel.kind === 'private' };
}

const info: Method = {
  tier: 't3',
  scopes,
  required: ['channel'],
  formOnly: true,
  run: (args, context) => {
    const channel = visibleChannel(args, context);
    const size = flag(args.include_num_members) ? { num_members: channel.members.size } : {};
    return { channel: { ...shownChannel(channel, context), ...size } };
  },
};

const list: Method = {
  tier: 't2',
  scopes,
  formOnly: true,
  run: (args, context) => listed(args, context, () => true),
};

const mine: Method = {
  tier: 't3',
  scopes,
  formOnly: true,
  run: (args, context) => {
    const member = str(args.user) ?? context.team.botUserId;
    return listed(args, context, (channel) => channel.members.has(member));
  },
};

const join: Method = {
  tier: 't3',
  scopes: ['channels:join'],
  required: ['channel'],
  run: (args, context) => {
    const channel = visibleChannel(args, context);
    if (channel.kind !== 'public') throw new Refusal('method_not_supported_for_channel_type');
    if (channel.is_archived) throw new Refusal('is_archived');
    const already = channel.members.has(context.team.botUserId);
    channel.members.add(context.team.botUserId);
    const warning = already ? { warning: 'already_in_channel' } : {};
    return { channel: shownChannel(channel, context), ...warning };
  },
};

const open: Method = {
  tier: 't3',
  scopes: ['channels:manage', 'groups:write', 'im:write', 'mpim:write'],
  run: (args, context) => {
    if (str(args.channel)) return { channel: shownChannel(visibleChannel(args, context), context) };
    const users = (str(args.users) ?? '').split(',').filter(Boolean);
    if (users.length === 0) throw new Refusal('users_list_not_supplied');
    // Conversations of several people are not supported here.
    if (users.length > 1) throw new Refusal('too_many_users');
    const channel = openDirect(context.core, memberNamed(context.core, context.team, users[0]));
    return { channel: flag(args.return_im) ? shownChannel(channel, context) : { id: channel.id } };
  },
};

const members: Method = {
  tier: 't4',
  scopes,
  required: ['channel'],
  formOnly: true,
  run: (args, context) => {
    const channel = visibleChannel(args, context);
    const { items, next } = page([...channel.members], args);
    return { members: items, response_metadata: { next_cursor: next } };
  },
};

function listed(args: Dict, context: MethodContext, want: (channel: Channel) => boolean): Dict {
  const types = (str(args.types) ?? 'public_channel').split(',').map((type) => type.trim());
  const found = teamChannels(context.core, context.team.id)
    .filter((channel) => types.includes(channel.kind === 'im' ? 'im' : `${channel.kind}_channel`))
    .filter((channel) => channel.kind === 'public' || channel.members.has(context.team.botUserId))
    .filter((channel) => !(flag(args.exclude_archived) && channel.is_archived))
    .filter(want);
  const { items, next } = page(found, args);
  return {
    channels: items.map((channel) => shownChannel(channel, context)),
    response_metadata: { next_cursor: next },
  };
}

function teamChannels(core: Core, team: string): Channel[] {
  return [...core.state.channels.values()].filter((channel) => channel.team === team);
}

/** The methods for channels and their members. */
export const CONVERSATIONS: Record<string, Method> = {
  'conversations.info': info,
  'conversations.list': list,
  'conversations.join': join,
  'conversations.open': open,
  'conversations.members': members,
  'users.conversations': mine,
};
