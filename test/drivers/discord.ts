import type { Logger } from 'pino';
import { type Bot, createBot } from '../../src/bot/bot.ts';
import type { Services } from '../../src/bot/services.ts';
import { commands } from '../../src/bot/tables.ts';
import { readLine } from '../../src/chat/commands/line.ts';
import { managedPath } from '../../src/chat/commands/managing.ts';
import type { Draw } from '../../src/chat/picture.ts';
import type { Platform } from '../../src/chat/platform.ts';
import type { PlatformAdapter } from '../../src/chat/platform-adapter.ts';
import { takingOnce } from '../../src/http/first-time.ts';
import type { HttpServer } from '../../src/http/server.ts';
import { createDiscord } from '../../src/platforms/discord/adapter.ts';
import type { Sent } from '../loopback/discord/outcome.ts';
import { buttonsOf, selectsOf, textOf } from '../loopback/discord/read.ts';
import { type Discord, openDiscord } from '../loopback/discord/server.ts';
import type { Message, User } from '../loopback/discord/types.ts';
import { gated } from '../support/gated.ts';
import { createTestRuntime } from '../support/runtime.ts';
import { serve } from '../support/serve.ts';
import { createServices } from '../support/services.ts';
import type { Change } from './changed-bot.ts';
import type { ChatDriver } from './chat-driver.ts';

/** A loopback Discord with the bot on it: a driver for conversations, with its internals for other tests. */
export interface DiscordDriver extends ChatDriver {
  readonly discord: Discord;
  readonly bot: Bot;
  readonly services: Services;
  readonly platform: Platform;
  /** Does what is done every hour. */
  refresh(): Promise<void>;
  user(name: string): User;
}

/** How the bot differs from the default, which draws no pictures and is never slow. */
interface Setting {
  readonly draw?: Draw;
  readonly change?: Change;
  readonly acknowledgeAfterMs?: number;
  readonly log?: Logger;
  /** How interactions come; through the gateway by default. */
  readonly way?: 'gateway' | 'http';
  /** The key that the bot believes to be its application's. */
  readonly publicKey?: string;
  /** Whether the bot introduces itself, as in servers where it never was; by default, it did before. */
  readonly introduces?: boolean;
  /** Called before every transaction, which waits for it. */
  readonly gate?: () => Promise<void>;
}

/** Opens a loopback Discord, with the bot connected through the real discord.js. */
export const openDiscordDriver = async ({
  draw = async () => undefined,
  change = (bot) => bot,
  acknowledgeAfterMs = 1200,
  log,
  way = 'gateway',
  publicKey,
  gate,
  introduces = false,
}: Setting = {}): Promise<DiscordDriver> => {
  const services = gated(await createServices(createTestRuntime(), log), gate);
  const discord = await openDiscord({
    guilds: [{ name: 'Team', channels: ['general', 'random'] }],
    now: services.runtime.now,
    patienceMs: 25_000,
  });
  for (const { id } of introduces ? [] : discord.guilds) {
    const workspace = { platform: 'discord', workspace: id };
    await services.store.transaction(({ greetings }) => greetings.add(workspace, '', services.runtime.now()));
  }
  const users = new Map<string, User>();
  const user = (name: string): User => {
    const known = users.get(name) ?? discord.user(name, { manager: true });
    users.set(name, known);
    return known;
  };
  const plain = (message: Message) => plainOf(message, nameOf);
  const nameOf = (id: string): string =>
    [...users.values()].find((one) => one.id === id)?.name ?? channels.get(id) ?? id;
  const answers = new Map<string, Message>();
  let channel = discord.channel('general');
  const channels = new Map(['general', 'random'].map((name) => [discord.channel(name).id, `#${name}`]));
  let adapter: PlatformAdapter;
  let bot: Bot;
  let server: HttpServer | undefined;

  const begin = async () => {
    adapter = createDiscord({
      token: discord.token,
      apiUrl: discord.apiUrl,
      draw,
      log: services.log,
      now: services.runtime.now,
      acknowledgeAfterMs,
      publicKey: way === 'http' ? (publicKey ?? discord.publicKey) : undefined,
      takeOnce: takingOnce(services.store, 'discord request', services.runtime.now),
    });
    bot = change(createBot(services, [adapter.platform]));
    await adapter.connect(bot);
    server = way === 'http' ? await serve([adapter], services.log) : undefined;
    discord.deliverTo(server && `http://127.0.0.1:${server.port}/discord/interactions`);
    await bot.start();
    await bot.runner.settled();
  };
  const end = async () => {
    await server?.close();
    await adapter.close();
    await bot.runner.stop();
  };
  const finish = async (name: string, sent: Sent) => {
    answers.set(name, await sent.reply());
    await bot.runner.settled();
  };
  const inputOf = (line: string) => {
    const read = readLine(line, commands);
    if ('error' in read) throw new Error(String(read.error));
    const entries = Object.entries(read.options).map(([name, value]) => [
      name,
      typedAs(read.command.options[name]?.type.kind, value),
    ]);
    return { path: `/${managedPath(read.command)}`, options: Object.fromEntries(entries) };
  };
  const typedAs = (kind: string | undefined, value: string) => {
    if (kind === 'integer') return Number(value);
    return kind === 'member' ? user(value) : value;
  };
  const open = () =>
    discord.messages(channel).findLast((message) => JSON.stringify(message).includes('"custom_id":"answer:'));
  await begin();

  return {
    discord,
    services,
    get bot() {
      return bot;
    },
    get platform() {
      return adapter.platform;
    },
    refresh: async () => adapter.refresh?.(),
    user,
    says: async (name, line) => {
      const { path, options } = inputOf(line);
      await finish(name, discord.slash({ user: user(name), channel }, path, options));
    },
    chooses: async (name, text) => {
      const message = open();
      if (message === undefined) throw new Error('No question is open.');
      const line = textOf(message)
        .split('\n')
        .find((one) => one.endsWith(`  ${text}`));
      await finish(name, discord.click(user(name), message, line?.match(/\*\*([A-E])\*\*/)?.[1] ?? ''));
    },
    presses: async (name, label) => {
      const answer = answers.get(name);
      const message = [...(answer ? [answer] : []), ...discord.messages(channel)]
        .filter((one) => buttonsOf(one).some((button) => button.label === label) || menuWith(one, label))
        .toSorted((one, other) => Number(BigInt(one.id) - BigInt(other.id)))
        .at(-1);
      if (message === undefined) throw new Error(`${name} sees no button "${label}".`);
      const menu = menuWith(message, label);
      await finish(
        name,
        menu === undefined
          ? discord.click(user(name), message, label)
          : discord.select(user(name), message, menu, label),
      );
    },
    advance: (ms) => services.runtime.advance(ms, () => bot.runner.settled()),
    restart: async () => {
      await end();
      await begin();
    },
    enter: async (name) => {
      channel = discord.channel(name);
    },
    shown: () => discord.messages(channel).map(plain).join('\n'),
    messaged: (name) =>
      discord
        .messages(discord.dm(user(name)))
        .map(plain)
        .join('\n'),
    told: (name) => {
      const answer = answers.get(name);
      return answer === undefined ? '' : plain(answer);
    },
    secrets: () => [
      discord.token,
      // Interactions and webhooks have tokens in their paths.
      ...discord.requests.flatMap(({ path }) => path.split('/').filter((part) => part.length > 30)),
    ],
    close: async () => {
      await end();
      await discord.close();
      await services.store.close();
    },
  };
};

/** Finds the id of a message's menu that has an option with this label. */
const menuWith = (message: Message, label: string): string | undefined =>
  selectsOf(message).find(({ options }) => options?.some((option) => option.label === label))?.custom_id;

/** Returns the text that a reader sees, without markup characters. */
const plainOf = (message: Message, nameOf: (id: string) => string): string =>
  textOf(message)
    .replace(/<(?:@|#)(\d+)>/g, (_, id) => nameOf(id))
    .replace(/<(\/[^:>]+):\d+>/g, '$1')
    .replace(/<t:(\d+):F>/g, (_, at) =>
      dateOf(Number(at), { dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' }),
    )
    .replace(/<t:(\d+):D>/g, (_, at) => dateOf(Number(at), { dateStyle: 'long' }))
    .replace(/^(### |-# )/gm, '')
    .replace(/\*\*|`/g, '')
    .replace(/\\(.)/g, '$1');

/** Shows a time stamp as Discord does to a reader whose clock is at UTC. */
const dateOf = (seconds: number, style: Intl.DateTimeFormatOptions): string =>
  Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
    .toZonedDateTimeISO('UTC')
    .toLocaleString('en-US', style);
