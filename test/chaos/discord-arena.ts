import type { Weekday } from '../../src/engine/schedule.ts';
import type { Sent } from '../support/discord/outcome.ts';
import { textOf } from '../support/discord/read.ts';
import { openDiscord } from '../support/discord/server.ts';
import type { Message } from '../support/discord/types.ts';
import type { Arena, OpenQuestion, RequestKind } from './arena.ts';

const dayNames: Readonly<Record<Weekday, string>> = {
  1: 'mon',
  2: 'tue',
  3: 'wed',
  4: 'thu',
  5: 'fri',
  6: 'sat',
  7: 'sun',
};

const messages = '/channels/:channel/messages';
const aims: Readonly<Record<RequestKind, { method: string; path: string }>> = {
  post: { method: 'POST', path: messages },
  edit: { method: 'PATCH', path: `${messages}/:message` },
  respond: { method: 'POST', path: '/interactions/:interaction/:token/callback' },
  find: { method: 'GET', path: messages },
};

/** A loopback Discord with a channel of each name and as many people as asked for. */
export const openDiscordArena = async (
  channels: readonly string[],
  people: number,
  from: number,
): Promise<Arena> => {
  let now = from;
  const discord = await openDiscord({
    guilds: [{ name: 'Team', channels }],
    now: () => now,
    patienceMs: 20_000,
  });
  const users = Array.from({ length: people }, (_, index) =>
    discord.user(`p${index}`, { manager: index === 0 }),
  );
  const user = (person: number) => {
    const found = users[person];
    if (found === undefined) throw new Error(`There is no person ${person}.`);
    return found;
  };
  const told = async (sent: Sent): Promise<string> => textOf(await sent.reply());
  const slash = (channel: string, line: string, input: Readonly<Record<string, string | number>>) =>
    told(discord.slash({ user: user(0), channel: discord.channel(channel) }, line, input));
  const byBot = (channel: string) =>
    discord.messages(discord.channel(channel)).filter(({ author }) => author.id === discord.applicationId);

  return {
    settings: { token: discord.token, apiUrl: discord.apiUrl },
    setClock: (at) => {
      now = Math.max(now, at);
    },
    setUp: (channel, { time, timezone, days }, open) =>
      slash(channel, '/daily setup', {
        time,
        timezone,
        days: days.map((day) => dayNames[day]).join(','),
        open,
      }),
    startQuiz: (channel, count) => slash(channel, '/quiz start', { count, seconds: 15 }),
    open: () =>
      channels.flatMap((channel) =>
        byBot(channel).flatMap((message) => openQuestion(channel, message) ?? []),
      ),
    answer: (person, { message, round }, choice) => {
      const seen = discord.message(message);
      if (seen === undefined) throw new Error('The message is gone.');
      return told(discord.click(user(person), seen, `answer:${round}:${choice}`));
    },
    requests: () => discord.requests.length,
    reached: async (count) => {
      await discord.until(() => discord.requests.length >= count, `${count} requests`);
    },
    hold: (kind, when) => discord.faults.hold({ ...aims[kind], when }),
    loseAnswer: (kind) => discord.faults.loseAnswer({ ...aims[kind], how: 'close' }),
    clear: () => discord.faults.clear(),
    shown: (channel) => byBot(channel).map((message) => ({ id: message.id, text: textOf(message) })),
    close: () => discord.close(),
  };
};

const openQuestion = (channel: string, message: Message): OpenQuestion | undefined => {
  const actions = [...JSON.stringify(message).matchAll(/"answer:(\d+):\d+"/g)];
  const round = actions[0]?.[1];
  if (round === undefined) return undefined;
  return {
    message: message.id,
    channel,
    round: Number(round),
    choices: actions.length,
    game: textOf(message).includes('Daily question') ? 'daily' : 'quiz',
  };
};
