import { commands } from '../../../src/bot/tables.ts';
import { managedPath } from '../../../src/chat/commands/managing.ts';
import { buttonsOf, textOf } from '../../loopback/discord/read.ts';
import { openDiscord } from '../../loopback/discord/server.ts';
import type { ChaosPlatform, RequestKind, Setting } from './chaos-platform.ts';

const messages = '/channels/:channel/messages';
const aims: Readonly<Record<RequestKind, { method: string; path: string }>> = {
  post: { method: 'POST', path: messages },
  edit: { method: 'PATCH', path: `${messages}/:message` },
  respond: { method: 'POST', path: '/interactions/:interaction/:token/callback' },
  find: { method: 'GET', path: messages },
};

/** Opens a loopback Discord. */
export const openChaosDiscord = async ({
  channels,
  people,
  now,
  patienceMs,
}: Setting): Promise<ChaosPlatform> => {
  const discord = await openDiscord({ guilds: [{ name: 'Team', channels }], now, patienceMs });
  const users = people.map((name, index) => discord.user(name, { manager: index === 0 }));
  const user = (person: number) => {
    const found = users[person];
    if (found === undefined) throw new Error(`There is no person ${person}.`);
    return found;
  };
  return {
    name: 'discord',
    channels,
    settings: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
    command: async (channel, path, options) => {
      const who = { user: user(0), channel: discord.channel(channel) };
      const command = commands.find((one) => one.path === path);
      return textOf(await discord.slash(who, `/${command ? managedPath(command) : path}`, options).reply());
    },
    press: async (person, id, action) => {
      const message = discord.message(id);
      if (message === undefined) throw new Error('The message is gone.');
      return textOf(await discord.click(user(person), message, action).reply());
    },
    shown: (channel) =>
      discord
        .messages(discord.channel(channel))
        .filter(({ author }) => author.id === discord.applicationId)
        .map((message) => ({
          id: message.id,
          text: textOf(message),
          actions: buttonsOf(message).flatMap(({ customId }) => customId ?? []),
        })),
    requests: () => discord.requests.length,
    reached: async (count) => {
      await discord.until(() => discord.requests.length >= count, `${count} requests`);
    },
    hold: (kind, when) => discord.faults.hold({ ...aims[kind], when }),
    loseAnswer: (kind) => discord.faults.loseAnswer({ ...aims[kind], how: 'close' }),
    clear: () => discord.faults.clear(),
    close: () => discord.close(),
  };
};
