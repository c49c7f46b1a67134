import { refuse } from '../api-error.ts';
import { ownUser } from '../events.ts';
import { applicationJson, channelJson, guildJson, memberJson, userJson } from '../json.ts';
import { channelsOf, dmWith } from '../state.ts';
import { presentGuild, visibleChannel } from './find.ts';
import { param, type Route } from './routes.ts';

/** Routes for the bot itself, the gateway, guilds, channels, and people. */
export const accountRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/gateway',
    open: true,
    handle: ({ state }) => ({ status: 200, body: { url: gatewayUrl(state.origin) } }),
  },
  {
    method: 'GET',
    path: '/gateway/bot',
    handle: ({ state }) => ({
      status: 200,
      body: {
        url: gatewayUrl(state.origin),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
      },
    }),
  },
  {
    method: 'GET',
    path: '/users/@me',
    handle: ({ state }) => ({
      status: 200,
      body: ownUser(state),
    }),
  },
  {
    method: 'GET',
    path: '/users/@me/guilds',
    handle: ({ state }) => ({
      status: 200,
      body: [...state.guilds.values()].filter((guild) => guild.present).map(guildJson),
    }),
  },
  {
    method: 'POST',
    path: '/users/@me/channels',
    handle: ({ state, body }) => {
      const user = state.users.get(String((body as { recipient_id?: unknown }).recipient_id));
      if (!user || user.bot) throw refuse.unknownUser();
      return { status: 200, body: channelJson(state, dmWith(state, user)) };
    },
  },
  {
    method: 'GET',
    path: '/users/:user',
    handle: (call) => {
      const user = call.state.users.get(param(call, 'user'));
      if (!user) throw refuse.unknownUser();
      return { status: 200, body: userJson(user) };
    },
  },
  ...['/applications/@me', '/oauth2/applications/@me'].map(
    (path): Route => ({
      method: 'GET',
      path,
      handle: ({ state }) => ({ status: 200, body: applicationJson(state) }),
    }),
  ),
  {
    method: 'GET',
    path: '/guilds/:guild',
    handle: (call) => ({ status: 200, body: guildJson(presentGuild(call.state, param(call, 'guild'))) }),
  },
  {
    method: 'GET',
    path: '/guilds/:guild/channels',
    handle: (call) => {
      const guild = presentGuild(call.state, param(call, 'guild'));
      return {
        status: 200,
        body: channelsOf(call.state, guild).map((channel) => channelJson(call.state, channel)),
      };
    },
  },
  {
    method: 'GET',
    path: '/guilds/:guild/members/:user',
    handle: (call) => {
      const guild = presentGuild(call.state, param(call, 'guild'));
      const user = call.state.users.get(param(call, 'user'));
      if (!user || !guild.members.has(user.id)) throw refuse.unknownUser();
      return { status: 200, body: memberJson(guild, user) };
    },
  },
  {
    method: 'GET',
    path: '/channels/:channel',
    handle: (call) => ({
      status: 200,
      body: channelJson(call.state, visibleChannel(call.state, param(call, 'channel'))),
    }),
  },
];

/** Returns the gateway's URL, which uses the same port as the REST API. */
export function gatewayUrl(origin: string): string {
  return `${origin.replace('http', 'ws')}/gateway`;
}
