/** A JSON object as received: nothing is known about it until it has passed a check. */
export type Json = Record<string, unknown>;

/** A person or the bot. A `manager` has MANAGE_GUILD in every guild. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly bot: boolean;
  readonly locale: string;
  readonly manager: boolean;
  /** The ids of more roles. */
  readonly roles?: readonly string[];
  /** If false, direct messages to this person fail with 50007. */
  readonly acceptsDms: boolean;
  /** Whether they have installed the bot for themselves, so that they can use it where it is not. */
  readonly hasInstalled?: boolean;
}

/** A text channel of a guild (type 0), a direct message (type 1), or a thread (type 11). `denied` has the permission bits that the bot lacks. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly type: number;
  readonly guildId: string | undefined;
  readonly recipientId: string | undefined;
  denied: bigint;
  /** For a thread (type 11): the channel that it belongs to, and its state. */
  readonly parentId?: string;
  thread?: { archived: boolean; locked: boolean };
  /** Whether people can't see it. */
  isHidden?: boolean;
}

/** A guild; `present` is false if the bot is not in it, or was removed from it. */
export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly ownerId: string;
  readonly managerRoleId: string;
  readonly members: Set<string>;
  present: boolean;
  /** What the bot may do there besides what everyone may. */
  granted: bigint;
  /** The roles that the bot has created. */
  readonly roles: Role[];
}

/** A role of a guild. The bot can't give one that stands above its own. */
export interface Role {
  readonly id: string;
  readonly name: string;
  readonly mentionable: boolean;
  isAboveBot: boolean;
  /** The ids of those who have it. */
  readonly members: Set<string>;
}

/** A picture or file inside a component. */
export interface Media {
  url: string;
  [key: string]: unknown;
}

/** A component in Discord's own shape; its fields depend on `type`. */
export interface Component {
  type: number;
  id?: number;
  custom_id?: string;
  style?: number;
  label?: string;
  title?: string;
  description?: string | null;
  content?: string;
  placeholder?: string;
  url?: string;
  value?: string;
  disabled?: boolean;
  required?: boolean;
  spoiler?: boolean;
  divider?: boolean;
  min_values?: number;
  max_values?: number;
  min_length?: number;
  max_length?: number;
  accent_color?: number | null;
  emoji?: { id?: string; name?: string };
  options?: { label: string; value: string; description?: string; default?: boolean }[];
  default_values?: { id: string; type: string }[];
  channel_types?: number[];
  components?: Component[];
  accessory?: Component;
  component?: Component;
  media?: Media;
  file?: Media;
  items?: { media: Media; description?: string | null; spoiler?: boolean }[];
}

/** A stored file of a message, in Discord's own shape. */
export interface Attachment {
  id: string;
  filename: string;
  size: number;
  url: string;
  proxy_url: string;
  content_type?: string;
  description?: string;
  title?: string;
}

/** A message in Discord's own shape (only the fields that tests read; the others exist too). */
export interface Message {
  id: string;
  channel_id: string;
  author: { id: string; username: string; bot?: boolean };
  content: string;
  timestamp: string;
  edited_timestamp: string | null;
  flags: number;
  type: number;
  components: Component[];
  embeds: Json[];
  attachments: Attachment[];
  mentions: Json[];
  mention_roles: string[];
  mention_everyone: boolean;
  nonce?: string | number;
  [key: string]: unknown;
}

/** A message and who may see it: everyone in the channel, or one person (ephemeral). */
export interface StoredMessage {
  readonly json: Message;
  readonly onlyFor: string | undefined;
  /** All files, including those that `json.attachments` omits because a component or an embed shows them. */
  files: Attachment[];
}

/** An uploaded file; `index` is the n of `files[n]`. */
export interface Upload {
  readonly index: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

/** An option of an application command, in Discord's own shape. */
export interface CommandOption {
  type: number;
  name: string;
  description?: string;
  required?: boolean;
  autocomplete?: boolean;
  choices?: { name: string; value: string | number }[];
  options?: CommandOption[];
  min_value?: number;
  max_value?: number;
  min_length?: number;
  max_length?: number;
}

/** An application command, in Discord's own shape. */
export interface Command {
  id: string;
  application_id: string;
  version: string;
  type: number;
  name: string;
  description: string;
  guild_id?: string;
  options?: CommandOption[];
  default_member_permissions: string | null;
  contexts?: number[];
  integration_types?: number[];
  [key: string]: unknown;
}

/** What a guild's settings say about who may use a command, in Discord's own shape: 1 role, 2 user, 3 channel. */
export interface CommandPermission {
  readonly id: string;
  readonly type: 1 | 2 | 3;
  readonly permission: boolean;
}

/** A modal that the bot opened, and the interaction that it answers. */
export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: Component[];
  readonly interactionId: string;
}

/** One autocomplete suggestion. */
export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

/** The bot's first response to an interaction. `afterMs` is by the server's clock. */
export interface Answer {
  readonly kind: 'reply' | 'deferred' | 'deferred update' | 'update' | 'choices' | 'modal';
  readonly afterMs: number;
  readonly ephemeral: boolean;
  readonly messageId: string | undefined;
  readonly modal: Modal | undefined;
  readonly choices: readonly Choice[] | undefined;
}

/** An interaction that was sent to the bot, and its outcome. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  /** 2 command, 3 component, 4 autocomplete, 5 modal submit. */
  readonly type: number;
  readonly payload: Json;
  readonly userId: string;
  readonly channelId: string;
  readonly guildId: string | undefined;
  /** The message of the clicked component, also for a modal opened by such a click. */
  readonly sourceMessageId: string | undefined;
  /** For a modal submit: the interaction that opened the modal. */
  readonly openedBy: string | undefined;
  readonly sentAt: number;
  answer: Answer | undefined;
  readonly followUpIds: string[];
}

/** One event for the gateway. A session must have one of the bits in `intents`; 0 means every session gets it. */
export interface GatewayEvent {
  readonly name: string;
  readonly data: Json;
  readonly guildId: string | undefined;
  readonly intents: number;
}
