import { REST, type RESTGetCurrentApplicationResult, type RESTOptions, Routes } from 'discord.js';
import type { Logger } from 'pino';
import { refuse, silence } from '../../../chat/messages.ts';
import type { Handler } from '../../../chat/platform-adapter.ts';
import { HotseatError, SetupError } from '../../../errors.ts';
import { emptyDirectory } from '../mentions.ts';
import type { Link } from './link.ts';
import { createServers } from './servers.ts';
import { createIsSigned } from './signature.ts';
import { createWebhook, interactionsPath, type WebhookOptions } from './webhook.ts';

/** What receiving interactions through HTTP needs. */
export interface HttpLinkOptions {
  readonly token: string;
  /** The application's public key, in hexadecimal. */
  readonly publicKey: string;
  readonly rest: Partial<RESTOptions>;
  readonly log: Logger;
  /** Takes an interaction's id. Resolves to false if any process took it before. */
  takeOnce(id: string): Promise<boolean>;
  /** Epoch milliseconds. */
  now(): number;
}

/** Creates the link for interactions that come as signed requests. Discord tells nothing else this way. */
export const createHttpLink = ({ token, publicKey, log, ...options }: HttpLinkOptions): Link => {
  const rest = new REST(options.rest).setToken(token);
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  let receive: (...given: Parameters<WebhookOptions['receive']>) => Promise<void> = async () => {};
  const listener = createWebhook({
    isSigned: createIsSigned(publicKey),
    takeOnce: options.takeOnce,
    rest,
    log,
    now: options.now,
    receive: (...given) => receive(...given),
  });
  const servers = createServers(rest);
  let handler: Handler | undefined;
  return {
    rest,
    directory: { ...emptyDirectory, server: servers.nameOf },
    routes: { [interactionsPath]: listener },
    open: async (answering, pass) => {
      const found = (await rest.get(Routes.currentApplication())) as RESTGetCurrentApplicationResult;
      if (found.verify_key.toLowerCase() !== publicKey.toLowerCase()) throw new SetupError(otherKey);
      if (!found.interactions_endpoint_url) log.warn(noEndpoint);
      receive = (exchange, at, isNew) => pass(exchange, at, onlyIf(isNew, answering));
      handler = answering;
      await servers.look();
      return { application: found.id, user: found.bot?.id ?? found.id };
    },
    refresh: async () => {
      for (const id of await servers.look()) await handler?.left('discord', id);
    },
    ended,
    close: async () => end(),
  };
};

/** Lets a handler do nothing about what came before. */
const onlyIf = (isNew: Promise<boolean>, handler: Handler): Handler => ({
  ...handler,
  handle: async (incoming) => {
    try {
      return (await isNew) ? await handler.handle(incoming) : silence;
    } catch (error) {
      return refuse((error instanceof HotseatError ? error.userMessage : undefined) ?? notTaken);
    }
  },
  suggest: async (...asked) => ((await isNew) ? handler.suggest(...asked) : []),
});

const notTaken = 'Something went wrong on my end. Nothing was changed; please try again.';
const otherKey =
  'DISCORD_PUBLIC_KEY is not the key of the application whose token is DISCORD_TOKEN. Copy the Public Key from its General Information page.';
const noEndpoint = `Discord does not send interactions yet: enter https://YOUR.HOST${interactionsPath} as the Interactions Endpoint URL on the application's General Information page.`;
