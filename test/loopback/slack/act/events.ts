import { post, shown } from '../api/post.ts';
import type { SendOptions } from '../delivery/parcel.ts';
import type { Dict } from '../json.ts';
import type { Channel, Message } from '../types.ts';
import { directChannel, teamOf } from '../world.ts';
import { begin, type Exchange, type Setting, type Stage } from './exchange.ts';
import { eventWrapper } from './payloads.ts';
import { findChannel, findMember, findTeam, type Ref, type Who, type WhoWhere } from './who.ts';

/** Sends any event, for example `{ type: 'team_join', user: … }`. */
export function event(
  stage: Stage,
  body: Dict & { type: string },
  options: SendOptions & { team?: Ref } = {},
  setting: Setting = {},
): Exchange {
  const team = findTeam(stage.core.world, options.team);
  const payload = eventWrapper(stage.core, team, body);
  return begin(stage, { kind: 'events_api', payload, acceptsResponse: false }, setting, options);
}

/** Opens the app's Home tab or its Messages tab. */
export function openHome(
  stage: Stage,
  who: Who,
  tab: 'home' | 'messages' = 'home',
  options?: SendOptions,
): Exchange {
  const { core } = stage;
  const member = findMember(core.world, who.user, who.team);
  const channel = directChannel(core.world, member, () => core.ids.next('D'));
  const view = core.world.views.get(core.world.homes.get(member.id) ?? '');
  const shownView = tab === 'home' && view ? { view: structuredClone(view) } : {};
  const body = { type: 'app_home_opened', user: member.id, channel: channel.id, tab, ...shownView };
  return event(stage, body, { ...options, team: member.team }, { user: member.id, channel: channel.id });
}

/** Writes a message; the app gets it as an event, and as a mention if the app is named. */
export function say(
  stage: Stage,
  who: WhoWhere,
  text: string,
  thread?: Message,
): { message: Message; events: Exchange[] } {
  const { core } = stage;
  const member = findMember(core.world, who.user, who.team);
  const channel = findChannel(core.world, who.channel, member.team);
  const team = teamOf(core.world, member.team);
  const threaded = thread ? { thread_ts: thread.thread_ts ?? thread.ts } : {};
  const posting = { team, channel: channel.id, via: 'user', user: member.id, ...threaded } as const;
  const message = post(core, posting, { text });
  const body = { ...shown(core, message), channel: channel.id, event_ts: message.ts };
  const setting = { user: member.id, channel: channel.id };
  const heard = channel.members.has(team.botUserId);
  const send = (type: string, extra: Dict): Exchange =>
    event(stage, { ...body, ...extra, type }, { team }, setting);
  const events = heard ? [send('message', { channel_type: channelType(channel) })] : [];
  if (text.includes(`<@${team.botUserId}>`)) events.push(send('app_mention', {}));
  return { message, events };
}

function channelType(channel: Channel): string {
  if (channel.kind === 'im') return 'im';
  return channel.kind === 'private' ? 'group' : 'channel';
}
