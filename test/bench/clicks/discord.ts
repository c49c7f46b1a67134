import { buttonsOf, textOf } from '../../loopback/discord/read.ts';
import { openDiscord } from '../../loopback/discord/server.ts';
import type { Message, User } from '../../loopback/discord/types.ts';
import type { Asked, Chat, Clock } from './chat.ts';
import { longFromNow } from './schedule.ts';

/** Opens a loopback Discord with this many channels. */
export const openDiscordChat = async (channels: number, now: Clock): Promise<Chat> => {
  const names = Array.from({ length: channels }, (_, index) => `c${index}`);
  const discord = await openDiscord({
    guilds: [{ name: 'Team', channels: names }],
    now,
    // The bot is the subject, not how it waits for rate limits.
    rateLimits: { global: Number.POSITIVE_INFINITY },
    patienceMs: 60_000,
  });
  const places = names.map((name) => discord.channel(name));
  const manager = discord.user('manager', { manager: true });
  const setUp = new Set<string>();
  let joined = 0;
  let [counted, callbacks, followUps] = [0, 0, 0];

  /** Finds the question that the bot posted in each channel since there were `since` requests. */
  const postedSince = (since: number): Map<string, Asked> => {
    const posts = discord.requests
      .slice(since)
      .filter(({ method, path }) => method === 'POST' && /^\/channels\/\d+\/messages$/.test(path));
    const found = posts.flatMap(({ answer }) => {
      const message = answer as Message | undefined;
      const asked = message?.components && askedOf(message);
      return asked && asked.buttons.length > 0 ? [[message.channel_id, asked] as const] : [];
    });
    return new Map(found);
  };

  return {
    now,
    settings: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
    ask: async (game, count) => {
      const since = discord.requests.length;
      const wanted = places.slice(0, count);
      for (const channel of wanted) {
        const by = { user: manager, channel };
        if (game === 'quiz') discord.slash(by, '/quiz start', { count: 1, seconds: 300, lobby: 0 });
        else {
          if (!setUp.has(channel.id)) await discord.slash(by, '/manage daily setup', longFromNow()).reply();
          setUp.add(channel.id);
          discord.slash(by, '/manage daily now');
        }
      }
      await discord.until(() => postedSince(since).size >= count, `${count} questions`);
      return [...postedSince(since).values()];
    },
    copy: (questions) =>
      Promise.all(
        questions.map(async ({ message }, index) => {
          const { components, flags } = message as Message;
          const response = await fetch(`${discord.apiUrl}/v10/channels/${places[index]?.id}/messages`, {
            method: 'POST',
            headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
            body: JSON.stringify({ components, flags }),
          });
          if (!response.ok) throw new Error(`Could not copy a question: ${await response.text()}`);
          return askedOf((await response.json()) as Message);
        }),
      ),
    join: (people) => Array.from({ length: people }, () => discord.user(`p${joined++}`)),
    press: (person, question, button) => {
      const sentAt = now();
      const { interaction } = discord.click(person as User, question.message as Message, button);
      return {
        sentAt,
        question,
        button,
        isAcknowledged: () => interaction.answer !== undefined,
        outcome: () => {
          const { answer } = interaction;
          if (answer === undefined)
            return { acknowledgedMs: undefined, toldMs: undefined, isAtOnce: false, text: '' };
          const isReply = answer.kind === 'reply';
          const id = isReply ? answer.messageId : interaction.followUpIds[0];
          const message = id === undefined ? undefined : discord.message(id);
          return {
            acknowledgedMs: answer.afterMs,
            toldMs: isReply ? answer.afterMs : message && Date.parse(message.timestamp) - sentAt,
            isAtOnce: isReply,
            text: message === undefined ? '' : textOf(message),
          };
        },
      };
    },
    read: (person) => void discord.slash(person as User, '/leaderboard'),
    traffic: () => {
      for (; counted < discord.requests.length; counted++) {
        const path = discord.requests[counted]?.path ?? '';
        if (path.startsWith('/interactions/')) callbacks += 1;
        if (path.startsWith('/webhooks/')) followUps += 1;
      }
      return { callbacks, followUps };
    },
    close: () => discord.close(),
  };
};

const askedOf = (message: Message): Asked => ({
  message,
  buttons: buttonsOf(message).flatMap(({ customId }) => (customId?.startsWith('answer:') ? customId : [])),
});
