import { describe, expect, test } from 'vitest';
import { type ChatDriver, seconds } from '../drivers/chat-driver.ts';
import { openDiscordDriver } from '../drivers/discord.ts';
import { openSlackBot, slackDriverOf } from '../drivers/slack.ts';

/** A chat in which messages and their edits are counted. */
interface Counted {
  readonly chat: ChatDriver;
  /** How many messages the channel has. */
  messages(): number;
  /** When each message of the channel was edited, in epoch milliseconds. */
  edits(): readonly { readonly message: string; readonly at: number }[];
}

const platforms: readonly (readonly [name: string, open: () => Promise<Counted>])[] = [
  [
    'Discord',
    async () => {
      const chat = await openDiscordDriver();
      return {
        chat,
        messages: () => chat.discord.messages(chat.discord.channel('general')).length,
        edits: () =>
          chat.discord.requests.flatMap(({ method, path, at }) => {
            const [, message] = path.match(/^\/channels\/\d+\/messages\/(\d+)$/) ?? [];
            return method === 'PATCH' && message !== undefined ? [{ message, at }] : [];
          }),
      };
    },
  ],
  [
    'Slack',
    async () => {
      const bot = await openSlackBot();
      return {
        chat: slackDriverOf(bot),
        messages: () => bot.slack.messages('general').length,
        edits: () =>
          bot.slack.requests.flatMap(({ method, args, at }) =>
            method === 'chat.update' ? [{ message: String(args.ts), at }] : [],
          ),
      };
    },
  ],
];

const people = ['ada', 'grace', 'zoe'];

describe.each(platforms)('on %s', (_, open) => {
  test('a quiz of three questions makes five messages, whatever is pressed; all else are edits, at most one in three seconds', async () => {
    const { chat, messages, edits } = await open();
    /** Lets everyone do something, every two seconds, and returns how often a message was edited. */
    const inTurn = async (act: (person: string) => Promise<void>): Promise<number> => {
      const before = edits().length;
      for (const person of [...people, ...people]) {
        await act(person);
        await chat.advance(seconds(2));
      }
      const made = edits().slice(before);
      for (const times of Map.groupBy(made, ({ message }) => message).values()) {
        const gaps = times.slice(1).map(({ at }, index) => at - (times[index]?.at ?? 0));
        expect(gaps.filter((gap) => gap < seconds(3))).toEqual([]);
      }
      return made.length;
    };
    try {
      await chat.says('ada', '/quiz start count:3');
      expect(await inTurn((person) => chat.presses(person, "I'm in"))).toBe(2);
      await chat.presses('ada', 'Start now');
      await chat.advance(0);
      // Nobody answers twice, and the question closes only once all three have.
      expect(
        await inTurn((person) => chat.chooses(person === 'zoe' ? 'ada' : person, 'the right one')),
      ).toBeGreaterThan(0);
      await chat.presses('ada', 'Skip');
      await chat.advance(0);
      for (const person of people) await chat.presses(person, 'Why?');
      await chat.presses('ada', 'Next');
      await chat.advance(0);
      await chat.chooses('grace', 'a wrong one');
      await chat.advance(seconds(30));
      await chat.chooses('ada', 'the right one');
      await chat.advance(seconds(30));
      expect(chat.shown()).toContain('Final standings');
      const shares = await inTurn(async (person) => {
        await chat.presses(person, 'Share');
        if (person !== 'zoe') await chat.presses(person, 'Post here').catch(() => {});
      });
      expect(shares).toBe(1);
      await chat.advance(seconds(10));
      expect(chat.shown()).toMatch(/ada {2}🟩⬛🟩.*grace {2}🟩🟥⬛/s);
      expect(messages()).toBe(3 + 2);
    } finally {
      await chat.close();
    }
  });

  test('what people share of a day makes one message, edited at most once in three seconds', async () => {
    const { chat, messages, edits } = await open();
    try {
      await chat.says('ada', '/daily setup 11:00 UTC days:daily reveal:instant open:2');
      await chat.advance(seconds(3_600));
      for (const person of people) {
        await chat.chooses(person, 'the right one');
        await chat.presses(person, 'Share');
        await chat.presses(person, 'Post here');
      }
      const before = edits().length;
      await chat.advance(seconds(10));
      expect(chat.shown()).toMatch(/ada {2}🟩 · streak 1.*zoe {2}🟩 · streak 1/s);
      // One shows the count of answers, and one what was posted after the first.
      expect(edits().length - before).toBe(2);
      expect(messages()).toBe(2);
    } finally {
      await chat.close();
    }
  });
});
