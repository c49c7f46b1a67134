import type { Workspace } from '../../chat/people.ts';
import type { DailyRecords } from '../daily/repository.ts';
import type { Outbox } from '../feature.ts';

/** Where the bot has introduced itself. Platforms announce all workspaces at each start, so this has to be remembered. */
export interface Greetings {
  /**
   * Stores that the bot introduces itself now. Returns false if it did before.
   * @param channel the platform's id of the channel; empty if it greets the whole workspace
   */
  add(workspace: Workspace, channel: string, now: number): Promise<boolean>;
  /** Forgets those of a workspace that the bot was removed from. */
  forget(workspace: Workspace): Promise<void>;
}

/** The repositories of this feature. */
export interface WelcomeRecords extends Omit<DailyRecords, 'outbox'> {
  readonly greetings: Greetings;
  readonly outbox: Outbox<'greeting'> & DailyRecords['outbox'];
}
