import type { Dict } from '../json.ts';
import { event } from './events.ts';
import type { Exchange, Stage } from './exchange.ts';
import { findChannel, findMember, findTeam, type Ref } from './who.ts';

/** Archives a channel: posts are refused from now on, and the app gets an event. */
export function archive(stage: Stage, ref: Ref): Exchange {
  const channel = findChannel(stage.core.world, ref);
  channel.is_archived = true;
  return event(stage, { type: 'channel_archive', channel: channel.id }, { team: channel.team });
}

/** Removes the bot from a channel; the app gets an event. */
export function removeBot(stage: Stage, ref: Ref): Exchange {
  const channel = findChannel(stage.core.world, ref);
  channel.members.delete(findTeam(stage.core.world, channel.team).botUserId);
  const type = channel.kind === 'private' ? 'group_left' : 'channel_left';
  return event(stage, { type, channel: channel.id }, { team: channel.team });
}

/** Adds the bot to a channel; the app gets an event. */
export function inviteBot(stage: Stage, ref: Ref): Exchange {
  const channel = findChannel(stage.core.world, ref);
  const { botUserId } = findTeam(stage.core.world, channel.team);
  channel.members.add(botUserId);
  const body: Dict & { type: string } = {
    type: 'member_joined_channel',
    user: botUserId,
    channel: channel.id,
  };
  return event(stage, { ...body, channel_type: 'C', team: channel.team }, { team: channel.team });
}

/** Deactivates a member; the app gets a user change event. */
export function deactivate(stage: Stage, ref: Ref): Exchange {
  const member = findMember(stage.core.world, ref);
  member.deleted = true;
  for (const channel of stage.core.world.channels.values()) channel.members.delete(member.id);
  const user = { id: member.id, team_id: member.team, name: member.name, deleted: true };
  return event(stage, { type: 'user_change', user }, { team: member.team });
}

/** Revokes the bot token of a workspace. */
export function revokeTokens(stage: Stage, ref?: Ref): Exchange {
  const team = findTeam(stage.core.world, ref);
  team.install = 'revoked';
  return event(stage, { type: 'tokens_revoked', tokens: { oauth: [], bot: [team.botUserId] } }, { team });
}

/** Uninstalls the app from a workspace: sends both events, and revokes every token. */
export function uninstall(stage: Stage, ref?: Ref): Exchange[] {
  const team = findTeam(stage.core.world, ref);
  const revoked = revokeTokens(stage, team);
  team.install = 'uninstalled';
  return [revoked, event(stage, { type: 'app_uninstalled' }, { team })];
}
