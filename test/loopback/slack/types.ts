import type { Dict } from './json.ts';

/** Tokens of the app; empty as long as there is none. */
export interface TokenHolder {
  botToken: string;
  refreshToken: string | undefined;
  /** Tokens that were renewed. */
  readonly formerTokens: string[];
}

/** An organization with several workspaces. */
export interface Organization extends TokenHolder {
  readonly id: string;
  readonly name: string;
}

/** A workspace with the app installed in it; `install` says whether its tokens still work. */
export interface Team extends TokenHolder {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly organization: Organization | undefined;
  readonly botUserId: string;
  readonly botId: string;
  readonly scopes: Set<string>;
  install: 'none' | 'active' | 'revoked' | 'uninstalled';
}

/** A person (or bot) of one workspace. Tests may change the flags at any time. */
export interface Member {
  readonly id: string;
  readonly team: string;
  name: string;
  real_name: string;
  tz: string;
  locale: string;
  is_admin: boolean;
  is_owner: boolean;
  is_bot: boolean;
  /** A guest. */
  is_restricted: boolean;
  /** From another organization, in a shared channel. */
  is_stranger: boolean;
  deleted: boolean;
}

/** A conversation; one of kind `im` belongs to the member in `user`. */
export interface Channel {
  readonly id: string;
  readonly team: string;
  name: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly members: Set<string>;
  readonly user?: string;
  is_archived: boolean;
}

/** A message in a conversation. `to` is the only reader of an ephemeral message. */
export interface Message {
  readonly ts: string;
  readonly channel: string;
  readonly team: string;
  /** The author. */
  readonly user: string;
  readonly to?: string;
  readonly via: 'api' | 'response_url' | 'ack' | 'user' | 'file';
  readonly bot_id?: string;
  readonly thread_ts?: string;
  readonly subtype?: string;
  readonly unfurl_links?: boolean;
  readonly unfurl_media?: boolean;
  text: string;
  blocks: Dict[];
  attachments?: Dict[];
  files?: Dict[];
  metadata?: Dict;
  edited?: { user: string; ts: string };
  deleted: boolean;
  /** How often it was edited. */
  revisions: number;
  /** What people have picked in its inputs: block_id → action_id → value. */
  readonly picked: Picked;
}

/** Input values by block_id and action_id, in Slack's `state.values` form. */
export type Picked = Record<string, Record<string, Dict>>;

/** A view as the Web API returns it. */
export interface View {
  readonly id: string;
  readonly team_id: string;
  readonly app_id: string;
  readonly bot_id: string;
  readonly app_installed_team_id: string;
  readonly root_view_id: string;
  readonly previous_view_id: string | null;
  readonly type: 'modal' | 'home';
  title: Dict | null;
  submit: Dict | null;
  close: Dict | null;
  blocks: Dict[];
  private_metadata: string;
  callback_id: string;
  external_id: string;
  clear_on_close: boolean;
  notify_on_close: boolean;
  hash: string;
  state: { values: Picked };
}

/** One line of the request log: a Web API call, a response_url post, or an upload. */
export interface Call {
  readonly method: string;
  readonly args: Dict;
  readonly at: number;
  readonly team?: string;
  /** The id of the response URL, which is the last part of its path. */
  readonly url?: string;
  status?: number;
  result?: Dict;
}

/** How the app answered a delivery; `ms` is how long it took by the server's clock. */
export type Ack =
  | { readonly ok: true; readonly payload: Dict; readonly ms: number }
  | {
      readonly ok: false;
      readonly error: string;
      readonly status?: number;
      /** Its answer after the deadline, if there was one. */
      readonly late?: Dict;
      readonly ms: number;
    };
