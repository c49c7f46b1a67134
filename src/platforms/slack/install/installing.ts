import { HTTPReceiver, type InstallationStore, type webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Routes } from '../../../chat/routes.ts';
import { slackLogger } from '../receiving/log.ts';
import { allScopes } from './manifest.ts';
import { installPath, redirectPath } from './paths.ts';

/** The credentials for installing the app. */
export interface InstallCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs what comes back from Slack with whoever installs the app. */
  readonly stateSecret: string;
}

/** What installing needs. */
export interface InstallingOptions extends InstallCredentials {
  readonly store: InstallationStore;
  readonly clientOptions: webApi.WebClientOptions;
  readonly log: Logger;
}

/** The way in which people install the app. */
export interface Installing {
  readonly routes: Routes;
  /** Finds the token for a workspace, and renews it in time. */
  readonly authorize: NonNullable<HTTPReceiver['installer']>['authorize'];
}

/**
 * Creates the pages on which people install the app. They are Bolt's own, and keep nothing between two requests, so any
 * process can answer each of them.
 */
export const createInstalling = ({
  store,
  clientOptions,
  log,
  ...credentials
}: InstallingOptions): Installing => {
  const receiver = new HTTPReceiver({
    ...credentials,
    // It receives no events.
    signingSecret: '',
    signatureVerification: false,
    endpoints: [],
    logger: slackLogger(log),
    scopes: [...allScopes],
    installationStore: store,
    installerOptions: { clientOptions, installPath, redirectUriPath: redirectPath, directInstall: true },
  });
  const { installer, requestListener } = receiver;
  if (installer === undefined) throw new Error('Bolt has made no installer.');
  return {
    authorize: installer.authorize,
    routes: Object.fromEntries(
      [installPath, redirectPath].map((path) => [
        path,
        (request, response) => {
          if (request.method !== 'GET') return void response.writeHead(405).end();
          requestListener(request, response);
        },
      ]),
    ),
  };
};
