import { refuse } from '../api-error.ts';
import { ownUser } from '../events.ts';
import { applicationJson, channelJson, guildJson, memberJson, userJson } from '../json.ts';
import { channelsOf, dmWith } from '../world.ts';
import { presentGuild, visibleChannel } from './find.ts';
import { param, type Route } from './routes.ts';

/** Routes for the bot itself, the gateway, guilds, channels, and people. */
export const accountRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/gateway',
    open: true,
    handle: ({ world }) => ({ status: 200, body: { url: gatewayUrl(world.origin) } }),
  },
  {
    method: 'GET',
    path: '/gateway/bot',
    handle: ({ world }) => ({
      status: 200,
      body: {
        url: gatewayUrl(world.origin),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
      },
    }),
  },
  {
    method: 'GET',
    path: '/users/@me',
    handle: ({ world }) => ({
      status: 200,
      body: ownUser(world),
    }),
  },
  {
    method: 'GET',
    path: '/users/@me/guilds',
    handle: ({ world }) => ({
      status: 200,
      body: [...world.guilds.values()].filter((guild) => guild.present).map(guildJson),
    }),
  },
  {
    method: 'POST',
    path: '/users/@me/channels',
    handle: ({ world, body }) => {
      const user = world.users.get(String((body as { recipient_id?: unknown }).recipient_id));
      if (!user || user.bot) throw refuse.unknownUser();
      return { status: 200, body: channelJson(world, dmWith(world, user)) };
    },
  },
  {
    method: 'GET',
    path: '/users/:user',
    handle: (call) => {
      const user = call.world.users.get(param(call, 'user'));
      if (!user) throw refuse.unknownUser();
      return { status: 200, body: userJson(user) };
    },
  },
  ...['/applications/@me', '/oauth2/applications/@me'].map(
    (path): Route => ({
      method: 'GET',
      path,
      handle: ({ world }) => ({ status: 200, body: applicationJson(world) }),
    }),
  ),
  {
    method: 'GET',
    path: '/guilds/:guild',
    handle: (call) => ({ status: 200, body: guildJson(presentGuild(call.world, param(call, 'guild'))) }),
  },
  {
    method: 'GET',
    path: '/guilds/:guild/channels',
    handle: (call) => {
      const guild = presentGuild(call.world, param(call, 'guild'));
      return {
        status: 200,
        body: channelsOf(call.world, guild).map((channel) => channelJson(call.world, channel)),
      };
    },
  },
  {
    method: 'GET',
    path: '/guilds/:guild/members/:user',
    handle: (call) => {
      const guild = presentGuild(call.world, param(call, 'guild'));
      const user = call.world.users.get(param(call, 'user'));
      if (!user || !guild.members.has(user.id)) throw refuse.unknownUser();
      return { status: 200, body: memberJson(guild, user) };
    },
  },
  {
    method: 'GET',
    path: '/channels/:channel',
    handle: (call) => ({
      status: 200,
      body: channelJson(call.world, visibleChannel(call.world, param(call, 'channel'))),
    }),
  },
];

/** Returns the gateway's URL, which uses the same port as the REST API. */
export function gatewayUrl(origin: string): string {
  return `${origin.replace('http', 'ws')}/gateway`;
}
