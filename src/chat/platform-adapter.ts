import type { CommandDeclaration } from './commands/command.ts';
import type { Suggestion } from './commands/option.ts';
import type { Incoming, Place, Reply } from './messages.ts';
import type { Workspace } from './people.ts';
import type { Platform } from './platform.ts';
import type { Routes } from './routes.ts';

/** The bot as platforms see it: it answers what people do. */
export interface Handler {
  /** Every command, in the order in which help shows them. */
  readonly commands: readonly CommandDeclaration[];
  /** The paths of these, and of what help does not show, such as the first word of commands alone. */
  readonly paths: ReadonlySet<string>;
  /** Answers an input. Public messages that follow from it are posted later, through the platform. Never rejects. */
  handle(incoming: Incoming): Promise<Reply>;
  /** Lists lines that a line typed in a workspace could become. */
  complete(line: string, where: Workspace & Pick<Place, 'lacks'>): Promise<string[]>;
  /** Lists values that a command's option could have in `workspace`: at most 25, best first. */
  suggest(path: string, option: string, typed: string, workspace: Workspace): Promise<readonly Suggestion[]>;
  /**
   * Handles that the bot was removed from a workspace, or only from one of its channels.
   * @param from the channel, and what to do about it, as sentences for a manager
   */
  left(
    platform: string,
    workspace: string,
    from?: { readonly channel: string; readonly reason: string },
  ): Promise<void>;
  /** Resolves when nothing is due and nothing is being sent. */
  settled(): Promise<void>;
}

/** Connects the bot to a platform: its posts go out, and what people do comes in. */
export interface PlatformAdapter {
  readonly platform: Platform;
  /** What it answers on the HTTP server, once connected. Without any, no server is needed for it. */
  readonly routes?: Routes;
  /** Starts passing what people do to `handler`. Throws a SetupError if it can't. */
  connect(handler: Handler): Promise<void>;
  /** Finds out what the platform does not announce; missing if it announces everything. Called every hour. */
  refresh?(): Promise<void>;
  /** Resolves once nothing more can come in. */
  readonly ended: Promise<void>;
  /** Stops passing on what people do. Resolves once what they did before is answered, or after a few seconds. */
  close(): Promise<void>;
}
