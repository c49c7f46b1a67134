import { shown } from '../api/post.ts';
import type { SendOptions } from '../delivery/parcel.ts';
import { newResponseUrl } from '../response-url.ts';
import { teamOf } from '../state.ts';
import type { Message } from '../types.ts';
import { type ActContext, begin, type Exchange } from './exchange.ts';
import { channelName, interactionHead, isWide, newTrigger, VERIFICATION_TOKEN } from './payloads.ts';
import { findChannel, findMember, type Who, type WhoWhere } from './who.ts';

/** Types a slash command. */
export function command(
  context: ActContext,
  who: WhoWhere,
  name: string,
  text = '',
  options?: SendOptions,
): Exchange {
  const { core } = context;
  const member = findMember(core.state, who.user, who.team);
  const channel = findChannel(core.state, who.channel, who.team ?? member.team);
  const team = teamOf(core.state, member.team);
  const trigger = newTrigger(core, member);
  const responseUrl = newResponseUrl(core, {
    kind: 'commands',
    team: team.id,
    channel: channel.id,
    user: member.id,
  });
  const payload = {
    token: VERIFICATION_TOKEN,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: member.id,
    user_name: member.name,
    command: name,
    text,
    api_app_id: core.state.appId,
    ...(team.organization
      ? { enterprise_id: team.organization.id, enterprise_name: team.organization.name }
      : {}),
    is_enterprise_install: String(isWide(team)),
    response_url: responseUrl,
    trigger_id: trigger,
  };
  return begin(
    context,
    { kind: 'slash_commands', payload, acceptsResponse: true },
    { user: member.id, channel: channel.id, trigger, responseUrl, ackIsMessage: true },
    options,
  );
}

/** Runs a shortcut: a message shortcut if a message is given, otherwise a global one. */
export function shortcut(
  context: ActContext,
  who: Who,
  callbackId: string,
  message?: Message,
  options?: SendOptions,
): Exchange {
  const { core } = context;
  const member = findMember(core.state, who.user, who.team);
  const trigger = newTrigger(core, member);
  const common = { callback_id: callbackId, trigger_id: trigger, action_ts: core.ids.ts() };
  if (!message) {
    const payload = { ...interactionHead(core, 'shortcut', member), ...common };
    const setting = { user: member.id, trigger };
    return begin(context, { kind: 'interactive', payload, acceptsResponse: false }, setting, options);
  }
  const channel = findChannel(core.state, message.channel);
  const responseUrl = newResponseUrl(core, {
    kind: 'actions',
    team: member.team,
    channel: channel.id,
    user: member.id,
  });
  const payload = {
    ...interactionHead(core, 'message_action', member),
    ...common,
    response_url: responseUrl,
    message_ts: message.ts,
    channel: { id: channel.id, name: channelName(channel) },
    message: shown(core, message),
  };
  return begin(
    context,
    { kind: 'interactive', payload, acceptsResponse: false },
    { user: member.id, channel: channel.id, trigger, responseUrl },
    options,
  );
}
