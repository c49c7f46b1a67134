import type { CommandDeclaration } from './commands/command.ts';
import type { Suggestion } from './commands/option.ts';
import type { Incoming, Reply } from './messages.ts';
import type { Workspace } from './people.ts';
import type { Platform } from './platform.ts';

/** Answers what people do; this is all that a platform sees of the bot. */
export interface Handler {
  /** Every command there is, in the order in which help lists them. */
  readonly commands: readonly CommandDeclaration[];
  /** Answers what somebody did. What follows from it in public is posted later, through the platform. Never rejects. */
  handle(incoming: Incoming): Promise<Reply>;
  /** Lists lines that a line typed in `workspace` could become. */
  complete(line: string, workspace: Workspace): Promise<string[]>;
  /** Lists values that a command's option could have in `workspace`: at most 25, best first. */
  suggest(path: string, option: string, typed: string, workspace: Workspace): Promise<readonly Suggestion[]>;
  /** Takes note that the bot was removed from a workspace. */
  left(platform: string, workspace: string): Promise<void>;
  /** Resolves when nothing is due and nothing is being sent. */
  settled(): Promise<void>;
}

/** A platform with the people on it: what the bot posts goes out through it, what people do comes in. */
export interface PlatformAdapter {
  readonly platform: Platform;
  /** Begins to take in what people do. Throws a SetupError if it can't. */
  connect(handler: Handler): Promise<void>;
  /** Resolves once nothing more can come in. */
  readonly ended: Promise<void>;
  /** Stops taking in what people do. */
  close(): Promise<void>;
}
