import { webApi } from '@slack/bolt';
import type { PlatformAdapter } from '../../chat/platform-adapter.ts';
import type { SlackTransport } from '../../config.ts';
import { SetupError } from '../../errors.ts';
import { clientOptionsFor } from './client-options.ts';
import { reasonOf } from './errors.ts';
import { createConnection } from './receiving/connection.ts';
import { type Access, openWorkspace, type WorkspaceOptions } from './workspace.ts';

/** What the Slack adapter needs: credentials, and the services that it uses. */
export interface SlackOptions extends Omit<WorkspaceOptions, 'clientOptions'> {
  readonly botToken: string;
  readonly transport: SlackTransport;
  /** Base URL of the Web API, with a trailing slash. Defaults to Slack's own. */
  readonly apiUrl?: string | undefined;
}

/** Creates the adapter for the workspace of the token. Throws a SetupError if Slack refuses the token or can't be reached. */
export const createSlack = async (options: SlackOptions): Promise<PlatformAdapter> => {
  const log = options.log.child({ platform: 'slack' });
  const clientOptions = clientOptionsFor(options.apiUrl, log);
  const access = await accessOf(options.botToken, clientOptions);
  const { platform, listen, processEvent } = openWorkspace(access, { ...options, clientOptions, log });
  const { open, ...connection } = createConnection({ ...options, clientOptions, log, processEvent });
  return {
    ...connection,
    platform,
    connect: async (handler) => {
      listen(handler);
      await open();
    },
  };
};

const accessOf = async (botToken: string, options: webApi.WebClientOptions): Promise<Access> => {
  try {
    const { team_id, team, user_id, bot_id } = await new webApi.WebClient(botToken, options).auth.test();
    if (!team_id || !user_id) throw new Error('Slack named no workspace');
    return {
      workspace: team_id,
      name: team,
      botToken,
      botUserId: user_id,
      ...(bot_id ? { botId: bot_id } : {}),
    };
  } catch (error) {
    const hint =
      error instanceof webApi.WebAPIPlatformError
        ? "SLACK_BOT_TOKEN was not accepted. Copy the Bot User OAuth Token from the app's OAuth & Permissions page."
        : 'Slack could not be reached. Check the network and SLACK_API_URL.';
    throw new SetupError(`Slack: ${hint} (${reasonOf(error)})`, { cause: error });
  }
};
