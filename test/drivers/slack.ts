import type { Logger } from 'pino';
import { type Bot, createBot } from '../../src/bot/bot.ts';
import type { Services } from '../../src/bot/services.ts';
import type { Store } from '../../src/bot/store.ts';
import type { Draw } from '../../src/chat/picture.ts';
import type { PlatformAdapter } from '../../src/chat/platform-adapter.ts';
import { createSlack } from '../../src/platforms/slack/adapter.ts';
import {
  createInstalledSlack,
  type InstalledSlackOptions,
} from '../../src/platforms/slack/install/installed.ts';
import { uploadsOn } from '../../src/store/outbox/uploads.ts';
import { installationsOn } from '../../src/store/workspaces/installations.ts';
import type { Exchange } from '../loopback/slack/act/exchange.ts';
import { actionables } from '../loopback/slack/blocks/walk.ts';
import { type Dict, dicts, isDict } from '../loopback/slack/json.ts';
import { linesOf } from '../loopback/slack/read.ts';
import { openSlack, type Slack } from '../loopback/slack/server.ts';
import type { Message, Team, View } from '../loopback/slack/types.ts';
import { gated } from '../support/gated.ts';
import { installAt } from '../support/installing.ts';
import { createTestRuntime, type TestRuntime } from '../support/runtime.ts';
import { serve } from '../support/serve.ts';
import { createServices } from '../support/services.ts';
import type { Change } from './changed-bot.ts';
import type { ChatDriver } from './chat-driver.ts';

/** Commands with their own name in Slack; all others go through the catch-all command. */
const named = ['quiz', 'daily', 'leaderboard', 'stats', 'team', 'question'];

/** A running bot in a loopback workspace. */
export interface SlackBot {
  readonly slack: Slack;
  readonly services: Services & { runtime: TestRuntime };
  readonly bot: Bot;
  readonly platform: PlatformAdapter;
  /** The workspace in which people talk. */
  readonly team: Team;
  /** Where the HTTP server listens, if there is one. */
  readonly port: number | undefined;
  /** Resolves when nothing is due and nothing is being sent. */
  settled(): Promise<void>;
  /** Does what the platform put off until now. */
  runLater(): void;
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** How the bot and Slack differ from the default: no pictures, and files are ready right away. */
interface Setting {
  readonly draw?: Draw;
  readonly change?: Change;
  readonly processingMs?: number;
  readonly replyLimitMs?: number;
  readonly log?: Logger;
  /**
   * How Slack and the bot find each other: with a pasted token, through a socket or signed requests, or installed by OAuth in two
   * workspaces with the same people, of which the second is the one in which people talk.
   */
  readonly way?: 'socket' | 'http' | 'installed';
  /** Called before every transaction, which waits for it. */
  readonly gate?: () => Promise<void>;
}

/** Opens a workspace with ada (an admin), grace, zoe, and one channel; the bot is connected through Socket Mode. */
export const openSlackBot = async ({
  draw = async () => undefined,
  change = (bot) => bot,
  processingMs = 0,
  replyLimitMs = 2_000,
  log,
  gate,
  way = 'socket',
}: Setting = {}): Promise<SlackBot> => {
  const services = gated(await createServices(createTestRuntime(), log), gate);
  const slack = await openSlack({
    now: services.runtime.now,
    processingMs,
    teams:
      way === 'installed'
        ? [
            { name: 'Elsewhere', installed: false, ...people },
            { name: 'Here', installed: false, ...people },
          ]
        : [people],
  });
  const later: { at: number; work: () => void }[] = [];
  const team = slack.teams.at(-1) as Team;
  const begin = async () => {
    const common: Omit<InstalledSlackOptions, keyof InstallOptions> = {
      transport:
        way === 'http'
          ? { kind: 'http', signingSecret: slack.signingSecret }
          : { kind: 'socket', appToken: slack.appToken },
      apiUrl: slack.apiUrl,
      managers: 'admins',
      draw,
      uploads: uploadsOn(services.store),
      log: services.log,
      now: services.runtime.now,
      replyLimitMs,
      pause: async (ms) => services.runtime.jump(ms),
      later: (ms, work) => void later.push({ at: services.runtime.now() + ms, work }),
    };
    const platform =
      way === 'installed'
        ? createInstalledSlack({ ...common, ...installOptionsOf(slack, services.store) })
        : await createSlack({ ...common, botToken: slack.botToken });
    const bot = change(createBot(services, [platform.platform]));
    await bot.start();
    await platform.connect(bot);
    const server = platform.routes && (await serve([platform], services.log));
    if (way === 'http') slack.deliverTo(`http://127.0.0.1:${server?.port}/slack/events`);
    else await slack.connected();
    await bot.runner.settled();
    return { platform, bot, server };
  };
  let running = await begin();
  for (const each of way === 'installed' ? slack.teams : []) {
    await installAt(running.server?.port ?? 0, slack, { user: 'ada', team: each });
  }
  const end = async () => {
    await running.server?.close();
    await running.platform.close();
    await running.bot.runner.stop();
    await slack.until(() => slack.sockets.count === 0, 'the socket to close');
  };
  return {
    slack,
    services,
    get bot() {
      return running.bot;
    },
    get platform() {
      return running.platform;
    },
    team,
    get port() {
      return running.server?.port;
    },
    settled: () => running.bot.runner.settled(),
    runLater: () => {
      const due = later.filter(({ at }) => at <= services.runtime.now());
      for (const one of due) later.splice(later.indexOf(one), 1);
      for (const { work } of due) work();
    },
    restart: async () => {
      await end();
      running = await begin();
    },
    close: async () => {
      await end();
      await slack.close();
      await services.store.close();
    },
  };
};

const people = {
  users: [{ name: 'ada', is_admin: true, tz: 'Europe/Berlin' }, 'grace', 'zoe'],
  channels: ['general'],
};

type InstallOptions = ReturnType<typeof installOptionsOf>;

/** What installing takes, with two keys for the tokens. */
export const installOptionsOf = ({ clientId, clientSecret }: Slack, store: Store) => ({
  clientId,
  clientSecret,
  stateSecret: 'loopback-state-secret',
  tokenKeys: [Buffer.alloc(32, 1), Buffer.alloc(32, 2)],
  installations: installationsOn(store),
});

/** Opens Slack as its users see it, with the real Bolt on a loopback workspace. */
export const openSlackDriver = async (setting?: Setting): Promise<ChatDriver> =>
  slackDriverOf(await openSlackBot(setting));

/** Makes a driver for a bot that is already running. */
export const slackDriverOf = ({ slack, services, team, settled, restart, close }: SlackBot): ChatDriver => {
  const told = new Map<string, Message | View>();
  let channel = 'general';

  /** Waits for the person's response, and for everything that follows from it. */
  const seen = async (person: string, exchange: Exchange) => {
    const outcome = await Promise.any([exchange.response(), exchange.view(), exchange.ephemeral()]);
    if (!('channel' in outcome) || outcome.to !== undefined) told.set(person, outcome);
    await settled();
  };
  const messages = () => slack.messages(slack.channel(channel, team));
  const question = () => messages().findLast((message) => isOpen(message));
  /** Returns the text that a reader sees, with channels by their names. */
  const textIn = (blocks: readonly Dict[]): string =>
    linesOf(blocks)
      .join('\n')
      .replace(/<#(\w+)>/g, (_, id) => `#${slack.channel(id, team).name}`);

  return {
    says: (person, line) => {
      const [, name = '', text = ''] = line.match(/^\/(\S+)\s*(.*)$/s) ?? [];
      const own = named.includes(name);
      return seen(
        person,
        slack.command(
          { user: person, channel, team },
          own ? `/${name}` : '/hotseat',
          own ? text : `${name} ${text}`,
        ),
      );
    },
    chooses: async (person, text) => {
      const message = question();
      if (message === undefined) throw new Error(`No question is open in #${channel}.`);
      const line = linesOf(message.blocks).find((one) => one.endsWith(`  ${text}`));
      await seen(person, slack.click({ user: person, team }, message, line?.[0] ?? 'A'));
    },
    presses: async (person, label) => {
      const answer = told.get(person);
      const message = [...messages(), ...(answer && 'ts' in answer ? [answer] : [])]
        .filter((one) => hasButton(one, label) || optionIn(one, label) !== undefined)
        .toSorted((one, other) => Number(one.ts) - Number(other.ts))
        .at(-1);
      if (message === undefined) throw new Error(`${person} sees no button "${label}".`);
      const option = optionIn(message, label);
      await seen(
        person,
        option === undefined
          ? slack.click({ user: person, team }, message, label)
          : slack.select({ user: person, team }, message, 'menu', option),
      );
    },
    advance: async (ms) => {
      await services.runtime.advance(ms, settled);
      slack.tick();
    },
    restart,
    enter: async (name) => {
      slack.addChannel(name, team);
      channel = name;
    },
    shown: () =>
      messages()
        .map(({ blocks }) => textIn(blocks))
        .join('\n'),
    secrets: () => [
      ...slack.teams.map(({ botToken }) => botToken),
      slack.clientSecret,
      slack.appToken,
      slack.signingSecret,
      ...slack.requests
        .flatMap(({ args }) => {
          const { response_url, trigger_id, view } = args;
          return [response_url, trigger_id, isDict(view) ? view.private_metadata : undefined];
        })
        .filter((one) => typeof one === 'string'),
    ],
    messaged: (person) =>
      slack
        .direct(slack.user(person, team))
        .map(({ blocks }) => textIn(blocks))
        .join('\n'),
    told: (person) => textIn(told.get(person)?.blocks ?? []),
    close,
  };
};

const isOpen = ({ blocks }: Message): boolean =>
  blocks.flatMap(actionables).some(({ action_id }) => String(action_id).startsWith('answer:'));

const hasButton = ({ blocks }: Message, label: string): boolean =>
  blocks.flatMap(actionables).some(({ text }) => isDict(text) && text.text === label);

/** Finds the option with this label in a message's menu. */
const optionIn = ({ blocks }: Message, label: string): Dict | undefined =>
  blocks
    .flatMap(actionables)
    .flatMap(({ options }) => dicts(options))
    .find(({ text }) => isDict(text) && text.text === label);
