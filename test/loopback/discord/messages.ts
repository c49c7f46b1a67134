import { filesAfter } from './attachments.ts';
import { userJson } from './json.ts';
import type { State } from './state.ts';
import { looseFiles, storedComponents, storedEmbeds } from './stored-parts.ts';
import type { Attachment, Json, Message, StoredMessage, Upload, User } from './types.ts';
import { flatten } from './validate/component-tree.ts';

/** The message flags that matter here. */
export const FLAGS = {
  SUPPRESS_EMBEDS: 1 << 2,
  EPHEMERAL: 1 << 6,
  LOADING: 1 << 7,
  COMPONENTS_V2: 1 << 15,
} as const;

/** The flags that a new message may set; all other bits are reserved for Discord. */
const SETTABLE = FLAGS.SUPPRESS_EMBEDS | (1 << 12) | (1 << 13) | FLAGS.COMPONENTS_V2;

/** What a new message needs besides its payload. */
export interface Posting {
  readonly channelId: string;
  readonly author: User;
  readonly payload: Json;
  readonly files: readonly Upload[];
  /** The only person who sees it; `undefined` if everyone does. */
  readonly onlyFor?: string | undefined;
  /** Whether this is a deferred reply, which has no content yet. */
  readonly loading?: boolean;
  /** Fields of a reply to an interaction. */
  readonly more?: Json;
}

/** Stores a new, already checked message and returns it. */
export function postMessage(state: State, posting: Posting): Message {
  const { payload, onlyFor } = posting;
  const files = storeFiles(state, posting.channelId, payload, posting.files);
  const components = storedComponents(payload.components, files, state.nextId);
  const embeds = storedEmbeds(payload.embeds, files);
  const json: Message = {
    id: state.nextId(),
    channel_id: posting.channelId,
    author: userJson(posting.author) as Message['author'],
    content: (payload.content as string | null | undefined) ?? '',
    timestamp: new Date(state.now()).toISOString(),
    edited_timestamp: null,
    flags:
      (flagsOf(payload) & SETTABLE) |
      (onlyFor === undefined ? 0 : FLAGS.EPHEMERAL) |
      (posting.loading ? FLAGS.LOADING : 0),
    type: payload.message_reference ? 19 : 0,
    components,
    embeds,
    attachments: looseFiles(files, components, embeds),
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: payload.tts === true,
    ...(payload.nonce === undefined || payload.nonce === null ? {} : { nonce: payload.nonce as string }),
    ...(payload.message_reference
      ? {
          message_reference: {
            type: 0,
            channel_id: posting.channelId,
            ...(payload.message_reference as Json),
          },
        }
      : {}),
    ...posting.more,
  };
  Object.assign(json, mentionsIn(state, json, payload.allowed_mentions));
  state.messages.set(json.id, { json, onlyFor, files });
  if (onlyFor === undefined) state.lastMessages.set(json.channel_id, json.id);
  return json;
}

/** Applies an already checked edit; only fields that were sent change. */
export function editMessage(
  state: State,
  stored: StoredMessage,
  payload: Json,
  files: readonly Upload[],
): Message {
  const { json } = stored;
  const wasLoading = (json.flags & FLAGS.LOADING) !== 0;
  const { kept, added } = filesAfter(payload, files, stored);
  stored.files = [...kept, ...storeFiles(state, json.channel_id, payload, added)];
  if (payload.content !== undefined) json.content = (payload.content as string | null) ?? '';
  if (payload.embeds !== undefined) json.embeds = storedEmbeds(payload.embeds, stored.files);
  if (payload.components !== undefined) {
    json.components = storedComponents(payload.components, stored.files, state.nextId);
  }
  json.attachments = looseFiles(stored.files, json.components, json.embeds);
  const settable = FLAGS.SUPPRESS_EMBEDS | FLAGS.COMPONENTS_V2;
  if (typeof payload.flags === 'number') json.flags = (json.flags & ~settable) | (payload.flags & settable);
  json.flags &= ~FLAGS.LOADING;
  // Filling in a deferred reply is its first version, not an edit.
  if (!wasLoading) json.edited_timestamp = new Date(state.now()).toISOString();
  Object.assign(json, mentionsIn(state, json, payload.allowed_mentions));
  return json;
}

/** Lists what everyone in a channel sees, oldest first. */
export function publicMessages(state: State, channelId: string): Message[] {
  return [...state.messages.values()]
    .filter((each) => each.json.channel_id === channelId && each.onlyFor === undefined)
    .map((each) => each.json);
}

/** Returns the flags of a payload; 0 if there are none. */
export function flagsOf(payload: Json): number {
  return typeof payload.flags === 'number' ? payload.flags : 0;
}

function storeFiles(state: State, channelId: string, payload: Json, files: readonly Upload[]): Attachment[] {
  const described = Array.isArray(payload.attachments) ? (payload.attachments as Json[]) : [];
  return files.map((file) => {
    const about = described.find((each) => String(each.id) === file.index);
    const id = state.nextId();
    const path = `/attachments/${channelId}/${id}/${encodeURIComponent(file.name)}`;
    state.files.set(path, file);
    const url = `${state.origin}${path}`;
    return {
      id,
      filename: file.name,
      size: file.bytes.length,
      url,
      proxy_url: url,
      content_type: file.contentType,
      ...(typeof about?.description === 'string' ? { description: about.description } : {}),
      ...(typeof about?.title === 'string' ? { title: about.title } : {}),
    };
  });
}

/**
 * Finds everyone who is pinged: those the text mentions, as far as `allowed_mentions` permits. @everyone counts even if the
 * bot lacks MENTION_EVERYONE, so that tests notice text that would ping in a guild that grants it.
 */
function mentionsIn(state: State, message: Message, allowed: unknown): Partial<Message> {
  const rules = allowed as { parse?: string[]; users?: string[]; roles?: string[] } | null | undefined;
  const text = [
    message.content,
    ...flatten(message.components).map((each) => each.component.content ?? ''),
  ].join('\n');
  const named = (pattern: RegExp): string[] => [
    ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
  ];
  const pings = (kind: 'users' | 'roles', id: string): boolean =>
    !rules || rules.parse?.includes(kind) === true || rules[kind]?.includes(id) === true;
  const users = named(/<@!?(\d+)>/g).filter((id) => pings('users', id));
  return {
    mentions: users.flatMap((id) => state.users.get(id) ?? []).map(userJson),
    mention_roles: named(/<@&(\d+)>/g).filter((id) => pings('roles', id)),
    mention_everyone: /@(everyone|here)/.test(text) && (!rules || rules.parse?.includes('everyone') === true),
  };
}
