import { setTimeout as sleep } from 'node:timers/promises';
import { App, type Receiver, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { offered } from '../../chat/commands/offered.ts';
import { createDeduplicator } from '../../chat/event-deduplicator.ts';
import type { Draw } from '../../chat/picture.ts';
import type { Platform } from '../../chat/platform.ts';
import type { Handler } from '../../chat/platform-adapter.ts';
import type { Uploads } from '../../chat/uploads.ts';
import type { SlackManagers } from '../../config.ts';
import { createKnownChannels, createNameOfChannel, lacks, placeIn } from './channels.ts';
import { createHome } from './home/home.ts';
import { createHomeWatch, type HomeWatch } from './home/home-watch.ts';
import { createMemberships } from './home/memberships.ts';
import { receive } from './inbound.ts';
import { createNameMentions } from './mentions.ts';
import { slackPlatform } from './outbound.ts';
import { createPeople } from './people.ts';
import { createEnter } from './receiving/entering.ts';
import { guard, type ReceiverEvent } from './receiving/guard.ts';
import { slackLogger } from './receiving/log.ts';
import { createSendReply } from './reply.ts';
import { createImageUploads } from './sending/image-uploads.ts';
import { createSendCard } from './sending/send-card.ts';

/** What the bot's token for a workspace is, and who the bot is there. */
export interface Access {
  readonly workspace: string;
  /** What people call the workspace, if that is known. */
  readonly name?: string | undefined;
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId?: string;
}

/** What the bot needs in every workspace. */
export interface WorkspaceOptions {
  readonly clientOptions: webApi.WebClientOptions;
  readonly managers: SlackManagers;
  readonly draw: Draw;
  readonly uploads: Uploads;
  readonly log: Logger;
  /** Epoch milliseconds. */
  now(): number;
  /** How long a reply to a modal or a menu may take, in milliseconds. Defaults to 2,000. */
  readonly replyLimitMs?: number;
  /** Resolves after this many milliseconds. Defaults to the real clock. */
  readonly pause?: (ms: number) => Promise<void>;
  /** Calls `work` after this many milliseconds, unless the process ends before. Defaults to the real clock. */
  readonly later?: (ms: number, work: () => void) => void;
}

/** The bot in one workspace. It shares nothing with the bot in others. */
export interface SlackWorkspace {
  readonly platform: Platform;
  /** Has events answered from now on. */
  listen(handler: Handler): void;
  /** Handles an event from this workspace. */
  processEvent(event: ReceiverEvent): Promise<void>;
}

/** Events come from the receiver that all workspaces share. */
const noReceiver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };

/** Sets the bot up in one workspace. */
export const openWorkspace = (access: Access, options: WorkspaceOptions): SlackWorkspace => {
  const { clientOptions, log, now, later = laterByClock } = options;
  const { workspace, name, botToken, ...self } = access;
  const client = new webApi.WebClient(botToken, clientOptions);
  const app = new App({
    receiver: noReceiver,
    clientOptions,
    logger: slackLogger(log),
    convoStore: false,
    // The token was checked already; checking it again for every event would only cost time.
    authorize: async () => ({ ...self, botToken, teamId: workspace }),
  });
  guard(app, log, now);
  const isNew = createDeduplicator(now);
  const { lookUp, glance, forget, learn } = createPeople({
    client,
    workspace,
    managers: options.managers,
    log,
    now,
  });
  const placeOf = placeIn(workspace);
  const channels = createKnownChannels({ client, log, now });
  const pause = options.pause ?? ((ms: number) => sleep(ms));
  const uploads = createImageUploads({ ...options, client, workspace });
  const show = createSendCard({ uploads, pause, now: options.now });
  const memberships = createMemberships({ client, log, now });
  let homes: HomeWatch | undefined;
  const changedIn = (channel: string) => void homes?.changedIn(channel);
  return {
    platform: announcing(slackPlatform({ client, workspace, show, uploads, channels, log }), changedIn),
    processEvent: (event) => app.processEvent(event),
    listen: (bot) => {
      const commands = bot.commands.map((command) => offered(command, lacks));
      const handler = naming({ ...bot, commands }, name);
      const showHome = createHome({ client, handler, workspace, log, lookUp, placeOf, memberships });
      homes = createHomeWatch({ show: showHome, memberships, now, later });
      const isAboutChannel = (path: string) =>
        handler.commands.some((command) => command.path === path && command.anywhere !== true);
      receive(app, {
        handler,
        workspace,
        log,
        isNew,
        replyLimitMs: options.replyLimitMs ?? 2_000,
        lookUp,
        glance,
        forget,
        learn,
        nameMentions: createNameMentions(lookUp, createNameOfChannel({ client, log })),
        placeOf,
        deliver: createSendReply({ client, log, pause, isAboutChannel }, show),
        channels,
        enter: createEnter({ client, log }),
        showHome,
        homes,
      });
    },
  };
};

/** Tells the handler of commands what the workspace is called. */
const naming = (handler: Handler, name: string | undefined): Handler =>
  name === undefined
    ? handler
    : {
        ...handler,
        handle: (incoming) =>
          handler.handle(
            incoming.kind === 'command'
              ? { ...incoming, known: { ...incoming.known, workspaceName: name } }
              : incoming,
          ),
      };

/** Has a platform report in which channels something new was shown, but not that a count went up. */
const announcing = (platform: Platform, changedIn: (channel: string) => void): Platform => ({
  ...platform,
  post: async (...args) => {
    const message = await platform.post(...args);
    changedIn(args[0].channel);
    return message;
  },
  edit: async (address, message, card) => {
    const outcome = await platform.edit(address, message, card);
    const isOpen = card.blocks.some((block) => block.kind === 'choices' && block.state === 'open');
    if (!isOpen || outcome === 'deleted') changedIn(address.channel);
    return outcome;
  },
});

const laterByClock = (ms: number, work: () => void): void => void setTimeout(work, ms).unref();
