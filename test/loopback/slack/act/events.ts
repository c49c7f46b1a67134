import { post, shown } from '../api/post.ts';
import type { SendOptions } from '../delivery/parcel.ts';
import type { Dict } from '../json.ts';
import { directChannel, teamOf } from '../state.ts';
import type { Channel, Message } from '../types.ts';
import { type ActContext, begin, type Exchange, type Setting } from './exchange.ts';
import { eventWrapper } from './payloads.ts';
import { findChannel, findMember, findTeam, type Ref, type Who, type WhoWhere } from './who.ts';

/** Sends any event, for example `{ type: 'team_join', user: … }`. */
export function event(
  context: ActContext,
  body: Dict & { type: string },
  options: SendOptions & { team?: Ref } = {},
  setting: Setting = {},
): Exchange {
  const team = findTeam(context.core.state, options.team);
  const payload = eventWrapper(context.core, team, body);
  return begin(context, { kind: 'events_api', payload, acceptsResponse: false }, setting, options);
}

/** Opens the app's Home tab or its Messages tab. */
export function openHome(
  context: ActContext,
  who: Who,
  tab: 'home' | 'messages' = 'home',
  options?: SendOptions,
): Exchange {
  const { core } = context;
  const member = findMember(core.state, who.user, who.team);
  const channel = directChannel(core.state, member, () => core.ids.next('D'));
  const view = core.state.views.get(core.state.homes.get(member.id) ?? '');
  const shownView = tab === 'home' && view ? { view: structuredClone(view) } : {};
  const body = { type: 'app_home_opened', user: member.id, channel: channel.id, tab, ...shownView };
  return event(context, body, { ...options, team: member.team }, { user: member.id, channel: channel.id });
}

/** Writes a message; the app gets it as an event, and as a mention if the app is named. */
export function say(
  context: ActContext,
  who: WhoWhere,
  text: string,
  thread?: Message,
): { message: Message; events: Exchange[] } {
  const { core } = context;
  const member = findMember(core.state, who.user, who.team);
  const channel = findChannel(core.state, who.channel, member.team);
  const team = teamOf(core.state, member.team);
  const threaded = thread ? { thread_ts: thread.thread_ts ?? thread.ts } : {};
  const posting = { team, channel: channel.id, via: 'user', user: member.id, ...threaded } as const;
  const message = post(core, posting, { text });
  const body = { ...shown(core, message), channel: channel.id, event_ts: message.ts };
  const setting = { user: member.id, channel: channel.id };
  const heard = channel.members.has(team.botUserId) && team.scopes.has(historyScope[channelType(channel)]);
  const send = (type: string, extra: Dict): Exchange =>
    event(context, { ...body, ...extra, type }, { team }, setting);
  const events = heard ? [send('message', { channel_type: channelType(channel) })] : [];
  const isMentioned = text.includes(`<@${team.botUserId}>`) && team.scopes.has('app_mentions:read');
  if (isMentioned) events.push(send('app_mention', {}));
  return { message, events };
}

/** What an app needs to get the messages of a type of conversation. */
const historyScope = { im: 'im:history', group: 'groups:history', channel: 'channels:history' } as const;

function channelType(channel: Channel): keyof typeof historyScope {
  if (channel.kind === 'im') return 'im';
  return channel.kind === 'private' ? 'group' : 'channel';
}
