import { checkSlackFiles } from '../blocks/slack-files.ts';
import type { Core } from '../core.ts';
import { compact, type Dict } from '../json.ts';
import type { Message, Team } from '../types.ts';
import type { Content } from './content.ts';

/** What a new message needs besides its content. */
export interface Posting {
  readonly team: Team;
  readonly channel: string;
  readonly via: Message['via'];
  readonly to?: string;
  readonly thread_ts?: string;
  readonly subtype?: string;
  readonly unfurl_links?: boolean;
  readonly unfurl_media?: boolean;
  /** The author, if it is not the bot. */
  readonly user?: string;
  readonly files?: Dict[];
}

/** Posts a message in a channel, visible only to one reader if `to` is set. */
export function post(core: Core, posting: Posting, content: Content): Message {
  const { team, user, ...rest } = posting;
  checkSlackFiles(core, team.id, content.blocks ?? []);
  const message: Message = {
    ...rest,
    ts: core.ids.ts(),
    team: team.id,
    user: user ?? team.botUserId,
    ...(user === undefined ? { bot_id: team.botId } : {}),
    // Slack adds this text to blocks that were sent without one.
    text: content.text ?? (content.blocks ? "This content can't be displayed." : ''),
    blocks: content.blocks ?? [],
    ...(content.attachments ? { attachments: content.attachments } : {}),
    ...(content.metadata && Object.keys(content.metadata).length > 0 ? { metadata: content.metadata } : {}),
    deleted: false,
    revisions: 0,
    picked: {},
  };
  (message.to === undefined ? core.state.messages : core.state.ephemerals).push(message);
  core.pulse.changed();
  return message;
}

/**
 * Changes a message as documented for `chat.update`: text without blocks removes the old blocks,
 * blocks without text keep the text, and only a change of text marks the message as edited.
 */
export function revise(core: Core, message: Message, content: Content): void {
  checkSlackFiles(core, message.team, content.blocks ?? []);
  if (content.text !== undefined) message.text = content.text;
  if (content.blocks) message.blocks = content.blocks;
  else if (content.text !== undefined) {
    message.blocks = [];
    message.edited = { user: message.user, ts: core.ids.ts() };
  }
  if (content.attachments) message.attachments = content.attachments;
  if (content.metadata) {
    if (Object.keys(content.metadata).length > 0) message.metadata = content.metadata;
    else delete message.metadata;
  }
  message.revisions += 1;
  core.pulse.changed();
}

/** Builds a message as the Web API and interaction payloads show it. */
export function shown(core: Core, message: Message, options: { metadata?: boolean } = {}): Dict {
  const isParent = message.thread_ts === undefined;
  const replies = isParent ? repliesTo(core, message) : [];
  const team = core.state.teams.find((each) => each.id === message.team);
  const byBot = message.bot_id !== undefined;
  return compact({
    type: 'message',
    subtype: message.subtype,
    ts: message.ts,
    user: message.user,
    bot_id: message.bot_id,
    app_id: byBot ? core.state.appId : undefined,
    bot_profile: byBot && team ? { id: team.botId, app_id: core.state.appId, team_id: team.id } : undefined,
    team: message.team,
    text: message.text,
    blocks: message.blocks.length > 0 ? message.blocks : undefined,
    attachments: message.attachments,
    files: message.files,
    edited: message.edited,
    metadata: options.metadata ? message.metadata : undefined,
    thread_ts: message.thread_ts ?? (replies.length > 0 ? message.ts : undefined),
    reply_count: replies.length > 0 ? replies.length : undefined,
    reply_users: replies.length > 0 ? [...new Set(replies.map((reply) => reply.user))] : undefined,
    latest_reply: replies.at(-1)?.ts,
  });
}

/** Lists the replies under a message, oldest first. */
export function repliesTo(core: Core, parent: Message): Message[] {
  return core.state.messages.filter(
    (each) => each.channel === parent.channel && each.thread_ts === parent.ts && !each.deleted,
  );
}
