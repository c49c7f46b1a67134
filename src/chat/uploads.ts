import type { Workspace } from './people.ts';

/** The files that the bot uploaded to a platform, so that they go once no message needs them. */
export interface Uploads {
  /**
   * Stores which files a message shows from now on, instead of those before.
   * @param message identifies it in the workspace
   * @param until when it needs them no longer, in epoch milliseconds; `undefined` if that is when it shows others
   */
  show(
    workspace: Workspace,
    message: string,
    files: readonly string[],
    until: number | undefined,
  ): Promise<void>;
  /** Lists up to `limit` files that no message needs at `now` (epoch milliseconds). */
  unneeded(workspace: Workspace, now: number, limit: number): Promise<readonly string[]>;
  /** Forgets a file that is gone. */
  forget(workspace: Workspace, file: string): Promise<void>;
}
