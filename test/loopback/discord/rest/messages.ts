import { demand, refuse } from '../api-error.ts';
import { messageDelete, messageEvent } from '../events.ts';
import { editMessage, postMessage, publicMessages } from '../messages.ts';
import { PERMISSIONS } from '../permissions.ts';
import type { State } from '../state.ts';
import type { Channel, Json, Message } from '../types.ts';
import { checkMessage } from '../validate/message.ts';
import { integer, isJson, optional, problem } from '../validate/shape.ts';
import { needPermission, publicMessage, visibleChannel } from './find.ts';
import { type Call, param, type Reply, type Route } from './routes.ts';

/** How long `enforce_nonce` remembers a nonce; the documentation says "the past few minutes". */
const NONCE_LIFE_MS = 5 * 60_000;

/** Returns the body as an object; anything else is refused like an empty form. */
export function formOf(body: unknown): Json {
  if (isJson(body)) return body;
  throw refuse.invalidForm(problem([], 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType'));
}

function nonceKey(state: State, channelId: string, payload: Json): string | undefined {
  const used = payload.enforce_nonce === true && payload.nonce !== undefined && payload.nonce !== null;
  return used ? `${state.bot.id} ${channelId} ${String(payload.nonce)}` : undefined;
}

/** Finds the message that was already created with this nonce, if it still exists. */
function earlier(state: State, key: string | undefined): Message | undefined {
  const used = key === undefined ? undefined : state.nonces.get(key);
  if (!used || state.now() - used.at > NONCE_LIFE_MS) return undefined;
  return state.messages.get(used.messageId)?.json;
}

function mayPost(state: State, channel: Channel, hasFiles: boolean): void {
  if (channel.recipientId !== undefined && !state.users.get(channel.recipientId)?.acceptsDms)
    throw refuse.closedDms();
  if (channel.guildId === undefined) return;
  if (channel.thread) {
    needPermission(channel, 'SEND_MESSAGES_IN_THREADS');
    if (channel.thread.locked) throw refuse.threadLocked();
    channel.thread.archived = false;
  } else needPermission(channel, 'SEND_MESSAGES');
  if (hasFiles) needPermission(channel, 'ATTACH_FILES');
}

function create({ state, params, body, files }: Call): Reply {
  const channel = visibleChannel(state, params.channel ?? '');
  // A forum holds posts, and only those hold messages.
  if (channel.type === 15) throw refuse.notForText();
  mayPost(state, channel, files.length > 0);
  const payload = formOf(body);
  demand(checkMessage(payload, files));
  const key = nonceKey(state, channel.id, payload);
  const known = earlier(state, key);
  if (known) return { status: 200, body: known };
  const message = postMessage(state, { channelId: channel.id, author: state.bot, payload, files });
  if (key !== undefined) state.nonces.set(key, { messageId: message.id, at: state.now() });
  return { status: 200, body: message, events: [messageEvent(state, 'MESSAGE_CREATE', message)] };
}

function edit(call: Call): Reply {
  const { state, files } = call;
  const channel = visibleChannel(state, param(call, 'channel'));
  const stored = publicMessage(state, channel.id, param(call, 'message'));
  if (stored.json.author.id !== state.bot.id) throw refuse.notMyMessage();
  const payload = formOf(call.body);
  demand(checkMessage(payload, files, stored));
  const message = editMessage(state, stored, payload, files);
  return { status: 200, body: message, events: [messageEvent(state, 'MESSAGE_UPDATE', message)] };
}

function remove(call: Call): Reply {
  const { state } = call;
  const channel = visibleChannel(state, param(call, 'channel'));
  const { json } = publicMessage(state, channel.id, param(call, 'message'));
  if (json.author.id !== state.bot.id) needPermission(channel, 'MANAGE_MESSAGES');
  state.messages.delete(json.id);
  return { status: 204, events: [messageDelete(state, json)] };
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
  const { state, query } = call;
  const channel = visibleChannel(state, param(call, 'channel'));
  const asked = query.has('limit') ? Number(query.get('limit')) : undefined;
  demand(optional(integer(1, 100))(asked, ['limit']));
  if (channel.guildId !== undefined) {
    // Without the history permission, Discord answers with an empty list, not an error.
    if ((channel.denied & PERMISSIONS.READ_MESSAGE_HISTORY) !== 0n) return { status: 200, body: [] };
  }
  return { status: 200, body: page(publicMessages(state, channel.id), query, asked ?? 50) };
}

function get(call: Call): Reply {
  const channel = visibleChannel(call.state, param(call, 'channel'));
  if (channel.guildId !== undefined) needPermission(channel, 'READ_MESSAGE_HISTORY');
  return { status: 200, body: publicMessage(call.state, channel.id, param(call, 'message')).json };
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
      needPermission(visibleChannel(call.state, param(call, 'channel')), 'SEND_MESSAGES');
      return { status: 204 };
    },
  },
];
