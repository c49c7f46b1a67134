import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscordDriver, openDiscordDriver } from '../../drivers/discord.ts';
import { textOf } from '../../loopback/discord/read.ts';

let chat: DiscordDriver;
beforeEach(async () => {
  chat = await openDiscordDriver();
});
afterEach(() => chat.close());

const create = async (name: string) =>
  textOf(await chat.discord.slash(chat.user('ada'), '/team create', { name }).reply()).replaceAll('\\', '');

test.each<[typed: () => string, name: string]>([
  [() => `<@${chat.user('grace').id}> fans`, 'grace fans'],
  [() => `<@!${chat.user('grace').id}> fans`, 'grace fans'],
  [() => `<@123456789012345678> fans`, 'someone fans'],
  [() => `<@&${chat.discord.guild().id}>`, 'everyone'],
  [() => `<@&123456789012345678>`, 'a role'],
  [() => `<#${chat.discord.channel('random').id}> fans`, '#random fans'],
  [() => `<#123456789012345678>`, 'a channel'],
  [() => `<:party:123456789012345678>`, ':party:'],
  [() => `<a:wave:123456789012345678>`, ':wave:'],
  [() => `</quiz start:123456789012345678>`, '/quiz start'],
  [() => `a <b> c`, 'a <b> c'],
])('a team is named after what people see, as in case %#', async (typed, name) => {
  expect(await create(typed())).toContain(`You are now in ${name}.`);
});

test('mentions in a form become names too, of people whom the bot has met', async () => {
  await chat.says('grace', '/stats');
  await chat.says('ada', '/quiz start count:1');
  await chat.advance(60_000);
  const question = chat.discord.messages()[1] ?? expect.fail();
  const modal = await chat.discord.messageCommand(chat.user('ada'), 'Report this question', question).modal();
  const remark = `<@${chat.user('grace').id}> and <@123456789012345678> are right`;
  await chat.discord.submit(modal, { reason: 'Something else', remark }).reply();
  await chat.says('ada', '/question reports');
  expect(chat.told('ada')).toContain('grace and someone are right');
});

test("does not name a channel that the person can't see", async () => {
  const random = chat.discord.channel('random');
  random.isHidden = true;
  chat.discord.allow(random);
  expect(await create(`<#${random.id}>`)).toContain('You are now in a channel.');
});

test('a name that looks like a mention stays text', async () => {
  const evil = chat.user('@everyone <@&1>');
  await create(`<@${evil.id}>`);
  await chat.says('ada', '/leaderboard scope:teams');
  for (const message of chat.discord.messages()) expect(message.mention_everyone).toBe(false);
  const text = chat.discord.messages().map(textOf).join();
  expect(text).not.toMatch(/@everyone|<@&1>/);
});
