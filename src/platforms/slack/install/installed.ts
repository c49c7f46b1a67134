import { type InstallationStore, webApi } from '@slack/bolt';
import type { Handler, PlatformAdapter } from '../../../chat/platform-adapter.ts';
import type { SlackTransport } from '../../../config.ts';
import { clientOptionsFor } from '../client-options.ts';
import { createConnection } from '../receiving/connection.ts';
import { eventOrigin } from '../receiving/event-origin.ts';
import type { ProcessEvent } from '../receiving/guard.ts';
import { type Access, openWorkspace, type WorkspaceOptions } from '../workspace.ts';
import { greetInstaller } from './arrivals.ts';
import { installedPlatform } from './installed-platform.ts';
import { createInstalling, type InstallCredentials, type Installing } from './installing.ts';
import { removalsIn } from './removals.ts';
import { createResidents, type Origin } from './residents.ts';
import { createSealing } from './sealing.ts';
import { createTokenStore, NotInstalled, resealAll, type SealedInstallations } from './token-store.ts';

/** What the adapter for many workspaces needs. */
export interface InstalledSlackOptions extends Omit<WorkspaceOptions, 'clientOptions'>, InstallCredentials {
  readonly transport: SlackTransport;
  /** Base URL of the Web API, with a trailing slash. Defaults to Slack's own. */
  readonly apiUrl?: string | undefined;
  /** 32 bytes each. The first one encrypts tokens, and all of them decrypt. */
  readonly tokenKeys: readonly Buffer[];
  readonly installations: SealedInstallations;
}

/** Creates the adapter for all workspaces and organizations that install the app by its button. */
export const createInstalledSlack = (options: InstalledSlackOptions): PlatformAdapter => {
  const log = options.log.child({ platform: 'slack' });
  const { installations } = options;
  const clientOptions = clientOptionsFor(options.apiUrl, log);
  const sealing = createSealing(options.tokenKeys);
  const store = createTokenStore({ installations, sealing });
  const installing = createInstalling({
    ...options,
    store: { ...store, storeInstallation: (installation) => install(installation) },
    clientOptions,
    log,
  });
  const residents = createResidents({
    accessTo: (origin) => accessTo(origin, installing, store),
    open: (access) =>
      openWorkspace(access, {
        ...options,
        // Calls with an organization's token have to name the workspace.
        clientOptions: { ...clientOptions, teamId: access.workspace },
        log,
      }),
    now: options.now,
    onFailure: (err) => log.warn({ err }, 'could not look up the access to a workspace'),
  });

  let handler: Handler | undefined;
  /** Stores an installation, and greets the person who made it. A token that was only renewed names nobody. */
  const install: InstallationStore['storeInstallation'] = async (installation) => {
    await store.storeInstallation(installation);
    const { team, user } = installation;
    if (team === undefined || user.id === '' || handler === undefined) return;
    residents.forget(team.id);
    await greetInstaller(handler, team.id, user.id);
  };
  /** Deletes tokens at once when the app is removed, before anything else is done about it. */
  const remove = async (id: string): Promise<void> => {
    // An event can come late, and meanwhile somebody may have installed the app again.
    if (await isAccepted(id)) return log.info({ id }, 'the app was removed and installed again');
    const served = await installations.remove('slack', id);
    log.info({ id }, 'the app was removed, and its tokens are deleted');
    for (const workspace of new Set([id, ...served])) {
      residents.forget(workspace);
      await handler?.left('slack', workspace);
    }
  };
  const isAccepted = async (workspace: string): Promise<boolean> => {
    const access = await accessTo({ workspace }, installing, store).catch(() => undefined);
    if (access === undefined) return false;
    const client = new webApi.WebClient(access.botToken, clientOptions);
    return client.auth.test().then(
      () => true,
      () => false,
    );
  };

  /** Passes an event on to its workspace. One from elsewhere is acknowledged, or Slack would send it again. */
  const processEvent: ProcessEvent = async (event) => {
    try {
      const removals = removalsIn(event.body);
      for (const id of removals ?? []) await remove(id);
      const origin = removals === undefined ? eventOrigin(event.body) : undefined;
      const found = origin && (await residents.in(origin));
      if (found !== undefined) return await found.processEvent(event);
      if (removals === undefined) log.info('ignored an event from where the app is not installed');
    } catch (err) {
      log.error({ err }, 'could not find the workspace of an event');
    }
    await event.ack();
  };
  const { open, routes, ...connection } = createConnection({ ...options, clientOptions, log, processEvent });
  return {
    ...connection,
    routes: { ...routes, ...installing.routes },
    platform: installedPlatform(residents),
    connect: async (answering) => {
      handler = answering;
      const lost = await resealAll({ installations, sealing });
      if (lost.length > 0) log.error({ lost }, 'TOKEN_KEYS has no key for the tokens of these workspaces');
      residents.listen(answering);
      await open();
    },
  };
};

const accessTo = async (
  { workspace, organization }: Origin,
  { authorize }: Installing,
  store: InstallationStore,
) => {
  try {
    const query = { teamId: workspace, enterpriseId: organization, isEnterpriseInstall: false };
    const { botToken, botUserId, botId } = await authorize(query);
    const { team } = await store.fetchInstallation(query);
    if (botToken === undefined || botUserId === undefined) return undefined;
    return {
      workspace,
      name: team?.name,
      botToken,
      botUserId,
      ...(botId === undefined ? {} : { botId }),
    } satisfies Access;
  } catch (error) {
    const cause = error instanceof Error && 'original' in error ? error.original : error;
    if (cause instanceof NotInstalled) return undefined;
    throw error;
  }
};
