import { demand, refuse } from '../api-error.ts';
import { channelEvent } from '../events.ts';
import { channelJson } from '../json.ts';
import { addThread } from '../state.ts';
import { choice, object, optional, text } from '../validate/shape.ts';
import { needPermission, publicMessage, visibleChannel } from './find.ts';
import { formOf } from './messages.ts';
import { type Call, param, type Reply, type Route } from './routes.ts';

/** The types of channels in which messages can have threads: text and announcements. */
const PARENTS: ReadonlySet<number> = new Set([0, 5]);

const checkThread = object({
  name: text(1, 100),
  auto_archive_duration: optional(choice(60, 1440, 4320, 10080)),
});

/** Starts a thread from a message. It gets the id of the message. */
function start(call: Call): Reply {
  const { state } = call;
  const channel = visibleChannel(state, param(call, 'channel'));
  const { json } = publicMessage(state, channel.id, param(call, 'message'));
  if (!PARENTS.has(channel.type)) throw refuse.wrongChannelType();
  needPermission(channel, 'CREATE_PUBLIC_THREADS');
  const body = formOf(call.body);
  demand(checkThread(body, []));
  if (state.channels.has(json.id)) throw refuse.threadExists();
  const thread = addThread(state, channel, json.id, String(body.name));
  return {
    status: 201,
    body: channelJson(state, thread),
    events: [channelEvent(state, 'THREAD_CREATE', thread)],
  };
}

/** Routes for threads. */
export const threadRoutes: readonly Route[] = [
  { method: 'POST', path: '/channels/:channel/messages/:message/threads', handle: start },
];
