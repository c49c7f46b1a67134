import type { Core } from '../core.ts';
import type { Dict } from '../json.ts';
import { teamOf } from '../state.ts';
import type { Channel, Member, Team } from '../types.ts';

/** The deprecated verification token that payloads still carry. */
export const VERIFICATION_TOKEN = 'loopback-verification-token';

/** Builds the fields that every interaction payload starts with. */
export function interactionHead(core: Core, type: string, member: Member): Dict {
  const team = teamOf(core.state, member.team);
  return {
    type,
    user: { id: member.id, username: member.name, name: member.name, team_id: member.team },
    team: { id: team.id, domain: team.domain },
    api_app_id: core.state.appId,
    token: VERIFICATION_TOKEN,
    enterprise: team.organization ? { id: team.organization.id, name: team.organization.name } : null,
    is_enterprise_install: isWide(team),
  };
}

/** Returns whether the app is in a workspace because its organization has installed it. */
export const isWide = ({ organization, botToken }: Team): boolean =>
  botToken === '' && organization !== undefined && organization.botToken !== '';

/** Creates a trigger for what a member just did. */
export function newTrigger(core: Core, member: Member): string {
  const id = core.ids.trigger();
  core.state.triggers.set(id, {
    id,
    user: member.id,
    team: member.team,
    issuedAt: core.now(),
    used: false,
  });
  return id;
}

/** Returns the name of a channel in payloads, which hide the names of direct and private ones. */
export function channelName(channel: Channel): string {
  if (channel.kind === 'im') return 'directmessage';
  return channel.kind === 'private' ? 'privategroup' : channel.name;
}

/** Wraps an event as the Events API does. */
export function eventWrapper(core: Core, team: Team, event: Dict): Dict {
  const enterprise_id = team.organization?.id ?? null;
  const authorization = { enterprise_id, team_id: team.id, user_id: team.botUserId, is_bot: true };
  return {
    token: VERIFICATION_TOKEN,
    team_id: team.id,
    enterprise_id,
    api_app_id: core.state.appId,
    event: { event_ts: core.ids.ts(), ...event },
    type: 'event_callback',
    event_id: core.ids.next('Ev'),
    event_time: Math.floor(core.now() / 1000),
    authorizations: [{ ...authorization, is_enterprise_install: isWide(team) }],
    is_ext_shared_channel: false,
  };
}
