import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscordDriver, openDiscordDriver } from '../../drivers/discord.ts';
import { buttonsOf, textOf } from '../../loopback/discord/read.ts';

let chat: DiscordDriver;
beforeEach(async () => {
  chat = await openDiscordDriver();
});
afterEach(() => chat.close());

test('a report comes without the buttons that only work in the server, where a command has them', async () => {
  const ada = chat.discord.user('Ada', { manager: true });
  const general = chat.discord.channel('general');
  await chat.discord.slash({ user: ada, channel: general }, '/link').reply();
  await chat.says('grace', '/question report gil-junior The second choice is right too');
  const messages = () => chat.discord.messages(chat.discord.dm(ada));
  await chat.discord.until(() => messages().length > 0, 'a direct message');
  const told = messages()[0] ?? expect.fail();
  expect(textOf(told)).toContain('**grace:** The second choice is right too');
  expect(textOf(told)).toContain('/manage question reports');
  expect(buttonsOf(told)).toEqual([]);
  const list = await chat.discord.slash({ user: ada, channel: general }, '/manage question reports').reply();
  const dismissed = await chat.discord.click(ada, list, 'Dismiss').reply();
  expect(dismissed.id).toBe(list.id);
  expect(textOf(dismissed)).toContain('The report was dismissed by **Ada**.');
  expect(buttonsOf(dismissed)).toEqual([]);
});
