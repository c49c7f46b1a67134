import type { REST } from 'discord.js';
import type { Handler } from '../../../chat/platform-adapter.ts';
import type { Routes } from '../../../chat/routes.ts';
import type { Directory } from '../mentions.ts';
import type { Exchange } from './exchange.ts';

/** The bot's own ids. */
export interface Account {
  readonly application: string;
  readonly user: string;
}

/** Has an interaction answered that was received at `at`, in epoch milliseconds. Never rejects. */
export type Receive = (exchange: Exchange, at: number, handler: Handler) => Promise<void>;

/** A way in which what people do comes from Discord. */
export interface Link {
  /** For replies, and for what is set up at the start. */
  readonly rest: REST;
  readonly directory: Directory;
  readonly routes?: Routes;
  /**
   * Starts passing on interactions and what happens to servers.
   * @param forgetRights called with a server's id when its settings for commands changed, if Discord tells that
   */
  open(handler: Handler, receive: Receive, forgetRights: (guild: string) => void): Promise<Account>;
  /** Finds out what does not come by itself. */
  refresh?(): Promise<void>;
  /** Resolves once nothing more can come in. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}
