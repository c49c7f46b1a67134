import type { Dict } from '../json.ts';
import { event } from './events.ts';
import type { ActContext, Exchange } from './exchange.ts';
import { findChannel, findMember, findTeam, type Ref } from './who.ts';

/** Archives a channel: posts are refused from now on, and the app gets an event. */
export function archive(context: ActContext, ref: Ref): Exchange {
  const channel = findChannel(context.core.state, ref);
  channel.is_archived = true;
  return event(context, { type: 'channel_archive', channel: channel.id }, { team: channel.team });
}

/** Removes the bot from a channel; the app gets an event. */
export function removeBot(context: ActContext, ref: Ref): Exchange {
  const channel = findChannel(context.core.state, ref);
  channel.members.delete(findTeam(context.core.state, channel.team).botUserId);
  const type = channel.kind === 'private' ? 'group_left' : 'channel_left';
  return event(context, { type, channel: channel.id }, { team: channel.team });
}

/** Adds the bot to a channel; the app gets an event, which names who invited it. */
export function inviteBot(context: ActContext, ref: Ref, by?: Ref): Exchange {
  const channel = findChannel(context.core.state, ref);
  const { botUserId } = findTeam(context.core.state, channel.team);
  channel.members.add(botUserId);
  const body: Dict & { type: string } = {
    type: 'member_joined_channel',
    user: botUserId,
    channel: channel.id,
    ...(by === undefined ? {} : { inviter: findMember(context.core.state, by).id }),
  };
  return event(context, { ...body, channel_type: 'C', team: channel.team }, { team: channel.team });
}

/** Deactivates a member; the app gets a user change event. */
export function deactivate(context: ActContext, ref: Ref): Exchange {
  const member = findMember(context.core.state, ref);
  member.deleted = true;
  for (const channel of context.core.state.channels.values()) channel.members.delete(member.id);
  const user = { id: member.id, team_id: member.team, name: member.name, deleted: true };
  return event(context, { type: 'user_change', user }, { team: member.team });
}

/** Revokes the bot token of a workspace. */
export function revokeTokens(context: ActContext, ref?: Ref): Exchange {
  const team = findTeam(context.core.state, ref);
  team.install = 'revoked';
  return event(context, { type: 'tokens_revoked', tokens: { oauth: [], bot: [team.botUserId] } }, { team });
}

/** Uninstalls the app from a workspace: sends both events, and revokes every token. */
export function uninstall(context: ActContext, ref?: Ref): Exchange[] {
  const team = findTeam(context.core.state, ref);
  const revoked = revokeTokens(context, team);
  team.install = 'uninstalled';
  return [revoked, event(context, { type: 'app_uninstalled' }, { team })];
}
