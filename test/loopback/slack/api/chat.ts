import { type Dict, flag, str } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { findMessage } from '../state.ts';
import type { Channel, Message } from '../types.ts';
import { postingChannel, visibleChannel } from './access.ts';
import { readContent } from './content.ts';
import type { Method, MethodContext } from './method.ts';
import { post, revise, shown } from './post.ts';
import { Refusal } from './refusal.ts';

const scopes = ['chat:write'];

const postMessage: Method = {
  tier: 't5',
  scopes,
  required: ['channel'],
  run: (args, context) => {
    const { core, team } = context;
    const channel = postingChannel(args, context);
    const content = readContent(args, core.ids.short);
    const thread = threadOf(args, channel, context);
    const message = post(
      core,
      {
        team,
        channel: channel.id,
        via: 'api',
        ...thread,
        ...(thread && flag(args.reply_broadcast) ? { subtype: 'thread_broadcast' } : {}),
        ...(args.unfurl_links === undefined ? {} : { unfurl_links: flag(args.unfurl_links) }),
        ...(args.unfurl_media === undefined ? {} : { unfurl_media: flag(args.unfurl_media) }),
      },
      content,
    );
    return { channel: channel.id, ts: message.ts, message: shown(core, message, { metadata: true }) };
  },
};

const postEphemeral: Method = {
  tier: 't4',
  scopes,
  required: ['channel', 'user'],
  run: (args, context) => {
    const { core, team } = context;
    const channel = postingChannel(args, context);
    const content = readContent(args, core.ids.short);
    const reader = core.state.members.get(str(args.user) ?? '');
    if (!reader || reader.deleted || !channel.members.has(reader.id))
      throw new Refusal('user_not_in_channel');
    const thread = threadOf(args, channel, context);
    const message = post(core, { team, channel: channel.id, via: 'api', to: reader.id, ...thread }, content);
    return { message_ts: message.ts };
  },
};

const update: Method = {
  tier: 't3',
  scopes,
  required: ['channel', 'ts'],
  run: (args, context) => {
    const { core } = context;
    const { channel, message } = ownMessage(args, context, 'cant_update_message');
    if (channel.is_archived) throw new Refusal('is_inactive');
    revise(core, message, readContent(args, core.ids.short, { maxText: tooLongForUpdate }));
    return {
      channel: channel.id,
      ts: message.ts,
      text: message.text,
      message: shown(core, message, { metadata: true }),
    };
  },
};

const remove: Method = {
  tier: 't3',
  scopes,
  required: ['channel', 'ts'],
  run: (args, context) => {
    const { channel, message } = ownMessage(args, context, 'cant_delete_message');
    message.deleted = true;
    context.core.pulse.changed();
    return { channel: channel.id, ts: message.ts };
  },
};

const getPermalink: Method = {
  tier: 't5',
  required: ['channel', 'message_ts'],
  formOnly: true,
  run: (args, context) => {
    const channel = visibleChannel(args, context);
    const message = findMessage(context.core.state, channel.id, str(args.message_ts) ?? '');
    if (!message) throw new Refusal('message_not_found');
    const place = `${channel.id}/p${message.ts.replace('.', '')}`;
    return { channel: channel.id, permalink: `https://${context.team.domain}.slack.com/archives/${place}` };
  },
};

function tooLongForUpdate(text: string): boolean {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return Buffer.byteLength(escaped) > LIMITS.message.updateTextBytes;
}

function threadOf(args: Dict, channel: Channel, { core }: MethodContext): { thread_ts?: string } | undefined {
  const ts = str(args.thread_ts);
  if (!ts) return undefined;
  const parent = findMessage(core.state, channel.id, ts);
  // Slack asks for the parent's ts. What it does with any other ts is not documented, so this server refuses it.
  if (!parent || parent.thread_ts !== undefined) throw new Refusal('cannot_reply_to_message');
  return { thread_ts: ts };
}

function ownMessage(
  args: Dict,
  context: MethodContext,
  notMine: string,
): { channel: Channel; message: Message } {
  const channel = visibleChannel(args, context);
  const message = findMessage(context.core.state, channel.id, str(args.ts) ?? '');
  if (!message) throw new Refusal('message_not_found');
  if (message.user !== context.team.botUserId) throw new Refusal(notMine);
  return { channel, message };
}

/** The `chat.*` methods. */
export const CHAT: Record<string, Method> = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
};
