import { afterEach, beforeEach, expect, test } from 'vitest';
import { hours } from '../../drivers/chat-driver.ts';
import { type DiscordDriver, openDiscordDriver } from '../../drivers/discord.ts';
import { buttonsOf, textOf } from '../../loopback/discord/read.ts';
import type { Channel, Guild, Message, User } from '../../loopback/discord/types.ts';

let chat: DiscordDriver;
let ada: User;
let home: Channel;
beforeEach(async () => {
  chat = await openDiscordDriver();
  ada = chat.discord.user('Ada', { manager: true, hasInstalled: true });
  home = chat.discord.channel('general');
});
afterEach(() => chat.close());

const other = (present: boolean): { guild: Guild; channel: Channel } => {
  const guild = chat.discord.addGuild({ name: 'Other', channels: ['lounge'], present });
  return { guild, channel: chat.discord.channel('lounge', guild) };
};

/** Returns what a person reads: channels by their names, and no markup. */
const plainOf = (message: Message) =>
  [home, ...chat.discord.guilds.map((guild) => chat.discord.channel(undefined, guild))].reduce(
    (text, { id, name }) => text.replaceAll(`<#${id}>`, `#${name}`),
    textOf(message).replace(/\*\*|\\/g, ''),
  );

/** Answers the question of the day in a channel, right or wrong. */
const answerIn = async (channel: Channel, text: string): Promise<void> => {
  const question = chat.discord.messages(channel).findLast((message) => isQuestion(message)) ?? expect.fail();
  const line = plainOf(question)
    .split('\n')
    .find((one) => one.endsWith(`  ${text}`));
  await chat.discord.click(ada, question, line?.match(/[A-E]/)?.[0] ?? '').reply();
};
const isQuestion = (message: Message) => JSON.stringify(message).includes('"custom_id":"answer:');

const playEverywhere = async (): Promise<Channel> => {
  const { channel } = other(true);
  for (const where of [home, channel]) {
    await chat.discord
      .slash({ user: ada, channel: where }, '/manage daily setup', {
        time: '09:00',
        timezone: 'UTC',
        days: 'daily',
      })
      .reply();
  }
  await chat.advance(hours(24));
  await answerIn(home, 'the right one');
  await answerIn(channel, 'the right one');
  return channel;
};

const says = (channel: Channel, line: string, input = {}) =>
  chat.discord.slash({ user: ada, channel }, line, input);

test('shows statistics in direct messages that cover all servers', async () => {
  await playEverywhere();
  const stats = plainOf(await says(chat.discord.dm(ada), '/stats').reply());
  expect(stats).toMatch(/Points \d+ in all/);
  expect(stats).toContain('2 of 2 answers');
  expect(stats).toContain('1 day in #general, 1 day in #lounge');
});

test('keeps leaderboards by server', async () => {
  const channel = await playEverywhere();
  const stats = plainOf(await says(channel, '/stats').reply());
  expect(stats).toContain('1 of 1 answer');
  expect(stats).toContain('1 of 1\n');
});

test('answers in private where the bot is not, to those who installed it for themselves', async () => {
  await playEverywhere();
  const guild = chat.discord.addGuild({ name: 'Foreign', channels: ['hall'], present: false });
  const hall = chat.discord.channel('hall', guild);
  for (const line of ['/stats', '/settings', '/link', '/help', '/privacy export']) {
    await says(hall, line).reply();
  }
  expect(chat.discord.messages(hall)).toEqual([]);
  expect(chat.discord.seenBy(ada, hall).map(plainOf).join('\n')).toContain('2 of 2 answers');
  expect(() => says(hall, '/quiz start')).toThrow('does not show');
  expect(() => chat.discord.slash({ user: chat.user('grace'), channel: hall }, '/help')).toThrow();
});

test('exports and erases what all servers know of an account', async () => {
  const channel = await playEverywhere();
  const dm = chat.discord.dm(ada);
  await says(dm, '/privacy export').reply();
  const file = await chat.discord.until(() =>
    chat.discord.requests.flatMap(({ files }) => files).find(({ name }) => name === 'hotseat-export.json'),
  );
  const exported = JSON.parse(file.bytes.toString());
  expect(exported.answers).toHaveLength(1);
  expect(exported.elsewhere).toHaveLength(1);
  expect(exported.elsewhere[0].answers).toHaveLength(1);
  expect(exported.linkedAccounts).toEqual([]);

  const asked = await says(dm, '/privacy erase').reply();
  expect(plainOf(asked)).toContain('in all 2 places');
  const erase = buttonsOf(asked).find(({ label }) => label === 'Erase everything') ?? expect.fail();
  await chat.discord.click(ada, asked, erase.label ?? '').reply();
  await chat.advance(hours(1));
  for (const where of [home, channel, dm]) {
    expect(plainOf(await says(where, '/privacy export').reply())).toContain('I store nothing about you.');
  }
});

test('keeps a streak in one server by answering in another', async () => {
  await playEverywhere();
  await chat.advance(hours(24));
  await answerIn(home, 'the right one');
  await chat.advance(hours(24));
  const stats = plainOf(await says(chat.discord.dm(ada), '/stats').reply());
  expect(stats).toContain('2 days in #general, 2 days in #lounge');
});

test('hides in direct messages what is open in any server', async () => {
  await playEverywhere();
  const open = chat.discord.messages(home).findLast(isQuestion) ?? expect.fail();
  const sent = await chat.discord.messageCommand(ada, 'Report this question', open).modal();
  const id = sent.custom_id.match(/[a-z]+-(junior|intermediate|senior)/)?.[0] ?? expect.fail();
  const shown = plainOf(await says(chat.discord.dm(ada), '/question show', { id }).reply());
  expect(shown).not.toContain('Because of');
  expect(shown).toContain('open');
});

test('sets the reminder for an account, wherever it is set', async () => {
  const channel = await playEverywhere();
  const dm = chat.discord.dm(ada);
  const settings = await says(dm, '/settings').reply();
  expect(plainOf(settings)).not.toContain('Leaderboards');
  await chat.discord.click(ada, settings, 'Remind me').reply();
  expect(plainOf(await says(channel, '/settings').reply())).toContain('Reminder: on');
  await chat.advance(hours(24 + 23.5));
  expect(chat.discord.messages(dm).map(plainOf).join('\n')).toContain('breaks unless you answer');
});
