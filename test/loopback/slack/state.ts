import type { Dict } from './json.ts';
import type { Grant } from './oauth.ts';
import type { Channel, Member, Message, Team, View } from './types.ts';

/** Permission to open a view, sent with each interaction; valid for three seconds and one use. */
export interface Trigger {
  readonly id: string;
  readonly user: string;
  readonly team: string;
  readonly issuedAt: number;
  used: boolean;
  /** The view it opened. */
  view?: string;
}

/** A URL that the app may post to after an interaction. */
export interface ResponseUrl {
  readonly id: string;
  readonly kind: 'commands' | 'actions';
  readonly team: string;
  readonly channel: string;
  readonly user: string;
  readonly issuedAt: number;
  /** The message that held the button, if there was one. */
  readonly origin?: Message;
  uses: number;
  /** The messages that it showed, in order. */
  readonly shown: Message[];
}

/** A file from the start of its upload. */
export interface StoredFile {
  readonly id: string;
  readonly team: string;
  readonly name: string;
  readonly length: number;
  readonly secret: string;
  title: string;
  content?: Buffer;
  /** When the upload was completed, by the server's clock. */
  completedAt?: number;
}

/** Everything that the server remembers, as plain maps. The other parts only read and write these. */
export interface State {
  readonly appId: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** How long the app's tokens last, in seconds; `undefined` if they don't rotate. */
  tokenLifeS: number | undefined;
  /** By code. */
  readonly grants: Map<string, Grant>;
  readonly teams: Team[];
  readonly members: Map<string, Member>;
  readonly channels: Map<string, Channel>;
  readonly messages: Message[];
  readonly ephemerals: Message[];
  readonly views: Map<string, View>;
  readonly viewOwner: Map<string, string>;
  /** Open modals by member, root first. */
  readonly stacks: Map<string, string[]>;
  readonly homes: Map<string, string>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly files: Map<string, StoredFile>;
  /** The last options that each external select was given, by action_id. */
  readonly suggested: Map<string, Dict[]>;
}

/** Finds the workspace with this id. Throws if there is none, because that is a mistake in the test. */
export function teamOf(state: State, id: string): Team {
  const team = state.teams.find((candidate) => candidate.id === id);
  if (!team)
    throw new Error(`No workspace ${id} here; there are ${state.teams.map((t) => t.id).join(', ')}.`);
  return team;
}

/** Returns the bot's direct conversation with a member, created on first use. */
export function directChannel(state: State, member: Member, newId: () => string): Channel {
  for (const channel of state.channels.values()) {
    if (channel.kind === 'im' && channel.user === member.id) return channel;
  }
  const bot = teamOf(state, member.team).botUserId;
  const channel: Channel = {
    id: newId(),
    team: member.team,
    name: 'directmessage',
    kind: 'im',
    members: new Set([member.id, bot]),
    user: member.id,
    is_archived: false,
  };
  state.channels.set(channel.id, channel);
  return channel;
}

/** Finds the message with this timestamp in a channel, unless it was deleted. */
export function findMessage(state: State, channel: string, ts: string): Message | undefined {
  return state.messages.find(
    (message) => message.channel === channel && message.ts === ts && !message.deleted,
  );
}
