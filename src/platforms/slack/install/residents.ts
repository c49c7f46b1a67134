import { BoundedMap } from '../../../chat/bounded-map.ts';
import type { Handler } from '../../../chat/platform-adapter.ts';
import type { Access, SlackWorkspace } from '../workspace.ts';

/** Where an event came from: a workspace, and the organization by whose installation the app is there, if it is. */
export interface Origin {
  readonly workspace: string;
  readonly organization?: string | undefined;
}

/** What finding workspaces needs. */
export interface ResidentsOptions {
  /** Finds the access to a workspace; `undefined` if the app is not installed there. */
  accessTo(origin: Origin): Promise<Access | undefined>;
  /** Sets the bot up in a workspace. */
  open(access: Access): SlackWorkspace;
  /** Epoch milliseconds. */
  now(): number;
  /** Called if looking at the access again in the background fails. */
  onFailure(error: unknown): void;
}

/** The workspaces in which the bot is set up in this process, each when it is first needed. */
export interface Residents {
  /** Finds the bot in a workspace; `undefined` if it is not installed there. */
  in(origin: Origin): Promise<SlackWorkspace | undefined>;
  /** Has this handler answer what happens in all of them. */
  listen(handler: Handler): void;
  /** Forgets a workspace, and the tokens for it. */
  forget(workspace: string): void;
}

/** How many workspaces are kept set up. */
const most = 1_000;
/** How long an access is used before it is looked at again, in milliseconds: another process may have changed it. */
const freshMs = 30_000;

interface Resident {
  readonly access: Access;
  readonly bot: SlackWorkspace;
  checkedAt: number;
}

/** Creates the workspaces, none of which is set up yet. */
export const createResidents = ({ accessTo, open, now, onFailure }: ResidentsOptions): Residents => {
  const kept = new BoundedMap<string, Resident>(most);
  const looking = new Map<string, Promise<Resident | undefined>>();
  let handler: Handler | undefined;

  const look = async (origin: Origin): Promise<Resident | undefined> => {
    const { workspace } = origin;
    const access = await accessTo(origin);
    const known = kept.get(workspace);
    if (access === undefined) {
      kept.delete(workspace);
      return undefined;
    }
    if (known?.access.botToken === access.botToken) {
      known.checkedAt = now();
      return known;
    }
    const resident = { access, bot: open(access), checkedAt: now() };
    if (handler !== undefined) resident.bot.listen(handler);
    kept.set(workspace, resident);
    return resident;
  };

  const lookOnce = (origin: Origin): Promise<Resident | undefined> => {
    const { workspace } = origin;
    const current = looking.get(workspace) ?? look(origin).finally(() => looking.delete(workspace));
    looking.set(workspace, current);
    return current;
  };

  return {
    in: async (origin) => {
      const known = kept.get(origin.workspace);
      if (known === undefined) return (await lookOnce(origin))?.bot;
      // Slack waits only three seconds, and an old token is refused anyway.
      if (now() - known.checkedAt > freshMs) lookOnce(origin).catch(onFailure);
      return known.bot;
    },
    listen: (listener) => {
      handler = listener;
    },
    forget: (workspace) => void kept.delete(workspace),
  };
};
