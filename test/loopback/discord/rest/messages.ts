import { demand, refuse } from '../api-error.ts';
import { messageDelete, messageEvent } from '../events.ts';
import { editMessage, postMessage, publicMessages } from '../messages.ts';
import { PERMISSIONS } from '../permissions.ts';
import type { Channel, Json, Message } from '../types.ts';
import { checkMessage } from '../validate/message.ts';
import { integer, isJson, optional, problem } from '../validate/shape.ts';
import type { World } from '../world.ts';
import { needPermission, publicMessage, visibleChannel } from './find.ts';
import { type Call, param, type Reply, type Route } from './routes.ts';

/** How long `enforce_nonce` remembers a nonce; the documentation says "the past few minutes". */
const NONCE_LIFE_MS = 5 * 60_000;

/** Returns the body as an object; anything else is refused like an empty form. */
export function formOf(body: unknown): Json {
  if (isJson(body)) return body;
  throw refuse.invalidForm(problem([], 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType'));
}

function nonceKey(world: World, channelId: string, payload: Json): string | undefined {
  const used = payload.enforce_nonce === true && payload.nonce !== undefined && payload.nonce !== null;
  return used ? `${world.bot.id} ${channelId} ${String(payload.nonce)}` : undefined;
}

/** Finds the message that was already created with this nonce, if it still exists. */
function earlier(world: World, key: string | undefined): Message | undefined {
  const used = key === undefined ? undefined : world.nonces.get(key);
  if (!used || world.now() - used.at > NONCE_LIFE_MS) return undefined;
  return world.messages.get(used.messageId)?.json;
}

function mayPost(world: World, channel: Channel, hasFiles: boolean): void {
  if (channel.recipientId !== undefined && !world.users.get(channel.recipientId)?.acceptsDms)
    throw refuse.closedDms();
  if (channel.guildId === undefined) return;
  needPermission(channel, 'SEND_MESSAGES');
  if (hasFiles) needPermission(channel, 'ATTACH_FILES');
}

function create({ world, params, body, files }: Call): Reply {
  const channel = visibleChannel(world, params.channel ?? '');
  mayPost(world, channel, files.length > 0);
  const payload = formOf(body);
  demand(checkMessage(payload, files));
  const key = nonceKey(world, channel.id, payload);
  const known = earlier(world, key);
  if (known) return { status: 200, body: known };
  const message = postMessage(world, { channelId: channel.id, author: world.bot, payload, files });
  if (key !== undefined) world.nonces.set(key, { messageId: message.id, at: world.now() });
  return { status: 200, body: message, events: [messageEvent(world, 'MESSAGE_CREATE', message)] };
}

function edit(call: Call): Reply {
  const { world, files } = call;
  const channel = visibleChannel(world, param(call, 'channel'));
  const stored = publicMessage(world, channel.id, param(call, 'message'));
  if (stored.json.author.id !== world.bot.id) throw refuse.notMyMessage();
  const payload = formOf(call.body);
  demand(checkMessage(payload, files, stored));
  const message = editMessage(world, stored, payload, files);
  return { status: 200, body: message, events: [messageEvent(world, 'MESSAGE_UPDATE', message)] };
}

function remove(call: Call): Reply {
  const { world } = call;
  const channel = visibleChannel(world, param(call, 'channel'));
  const { json } = publicMessage(world, channel.id, param(call, 'message'));
  if (json.author.id !== world.bot.id) needPermission(channel, 'MANAGE_MESSAGES');
  world.messages.delete(json.id);
  return { status: 204, events: [messageDelete(world, json)] };
}

/** Selects a page, newest first, the way Discord lists messages; `around` takes half of the limit in each direction. */
function page(all: readonly Message[], query: URLSearchParams, limit: number): Message[] {
  const newestFirst = all.toReversed();
  const [before, after, around] = ['before', 'after', 'around'].map((name) => query.get(name));
  if (before) return newestFirst.filter((each) => BigInt(each.id) < BigInt(before)).slice(0, limit);
  if (after) return newestFirst.filter((each) => BigInt(each.id) > BigInt(after)).slice(-limit);
  if (!around) return newestFirst.slice(0, limit);
  const half = Math.floor(limit / 2);
  const older = newestFirst.filter((each) => BigInt(each.id) < BigInt(around)).slice(0, half);
  const newer = newestFirst
    .filter((each) => BigInt(each.id) > BigInt(around))
    .slice(-half || newestFirst.length);
  return [...newer, ...newestFirst.filter((each) => each.id === around), ...older].slice(0, limit);
}

function listMessages(call: Call): Reply {
  const { world, query } = call;
  const channel = visibleChannel(world, param(call, 'channel'));
  const asked = query.has('limit') ? Number(query.get('limit')) : undefined;
  demand(optional(integer(1, 100))(asked, ['limit']));
  if (channel.guildId !== undefined) {
    // Without the history permission, Discord answers with an empty list, not an error.
    if ((channel.denied & PERMISSIONS.READ_MESSAGE_HISTORY) !== 0n) return { status: 200, body: [] };
  }
  return { status: 200, body: page(publicMessages(world, channel.id), query, asked ?? 50) };
}

function get(call: Call): Reply {
  const channel = visibleChannel(call.world, param(call, 'channel'));
  if (channel.guildId !== undefined) needPermission(channel, 'READ_MESSAGE_HISTORY');
  return { status: 200, body: publicMessage(call.world, channel.id, param(call, 'message')).json };
}

/** Routes for the messages of a channel. */
export const messageRoutes: readonly Route[] = [
  { method: 'POST', path: '/channels/:channel/messages', handle: create },
  { method: 'GET', path: '/channels/:channel/messages', handle: listMessages },
  { method: 'GET', path: '/channels/:channel/messages/:message', handle: get },
  { method: 'PATCH', path: '/channels/:channel/messages/:message', handle: edit },
  { method: 'DELETE', path: '/channels/:channel/messages/:message', handle: remove },
  {
    method: 'POST',
    path: '/channels/:channel/typing',
    handle: (call) => {
      needPermission(visibleChannel(call.world, param(call, 'channel')), 'SEND_MESSAGES');
      return { status: 204 };
    },
  },
];
