import { afterEach, beforeEach, expect, test } from 'vitest';
import { lobbyMs } from '../../../src/engine/quiz.ts';
import { changeRoles } from '../../../src/features/roles/change-roles.ts';
import { hours } from '../../drivers/chat-driver.ts';
import { type DiscordDriver, openDiscordDriver } from '../../drivers/discord.ts';
import { textOf } from '../../loopback/discord/read.ts';

let chat: DiscordDriver;
beforeEach(async () => {
  chat = await openDiscordDriver();
});
afterEach(() => chat.close());

const guild = () => chat.discord.guild();
const errors: unknown[] = [];
const work = () =>
  changeRoles({
    transaction: chat.services.store.transaction,
    platforms: [chat.platform],
    onError: (error) => errors.push(error),
  });
const switchOn = async () => {
  chat.discord.grant(guild(), 'MANAGE_ROLES');
  await chat.says('ada', '/manage settings');
  await chat.presses('ada', 'Call people');
  await work();
};
const roleOf = () => guild().roles[0] ?? expect.fail('no role');
const pings = () => chat.discord.messages().flatMap((message) => message.mention_roles);

test('calls nobody unless a manager switches it on', async () => {
  await chat.says('ada', '/quiz start count:1');
  await chat.advance(lobbyMs);
  await chat.says('ada', '/settings');
  expect(chat.told('ada')).not.toContain('Being called');
  expect(pings()).toEqual([]);
  expect(guild().roles).toEqual([]);
});

test('asks for Manage Roles with a link when it is switched on', async () => {
  await chat.says('ada', '/manage settings');
  await chat.presses('ada', 'Call people');
  expect(chat.told('ada')).toContain('I lack Manage Roles');
  expect(chat.told('ada')).toMatch(/https:\S+permissions=\d+/);
  await work();
  expect(guild().roles).toEqual([]);
});

test('calls the role when a quiz begins, and when a daily question is posted', async () => {
  await switchOn();
  expect(roleOf()).toMatchObject({ name: 'Hotseat players', mentionable: true });
  await chat.says('ada', '/quiz start count:1');
  expect(pings()).toEqual([roleOf().id]);
  await chat.advance(lobbyMs + 60_000);
  await chat.says('ada', '/daily setup 09:00 UTC days:daily');
  await chat.advance(hours(24));
  const daily = chat.discord.messages().findLast((message) => textOf(message).includes('Daily question 1'));
  expect(daily?.mention_roles).toEqual([roleOf().id]);
  await chat.says('ada', '/daily now');
  const extra = chat.discord.messages().findLast((message) => textOf(message).includes('Extra question'));
  expect(extra?.mention_roles).toEqual([]);
  expect(chat.discord.messages().some((message) => message.mention_everyone)).toBe(false);
});

test('lets each member take the role with a button, and give it back', async () => {
  await switchOn();
  await chat.says('grace', '/settings');
  await chat.presses('grace', 'Call me');
  expect(chat.told('grace')).toContain('you have the role Hotseat players');
  await work();
  expect([...roleOf().members]).toEqual([chat.user('grace').id]);
  await chat.presses('grace', "Don't call me");
  await work();
  expect([...roleOf().members]).toEqual([]);
  expect(errors).toEqual([]);
});

test("tells whoever switched it on that the role stands above the bot's own", async () => {
  await switchOn();
  roleOf().isAboveBot = true;
  await chat.says('grace', '/settings');
  await chat.presses('grace', 'Call me');
  await work();
  await work();
  expect(chat.messaged('ada').match(/my role has to stand above it/g)).toHaveLength(1);
  await chat.says('grace', '/settings');
  expect(chat.told('grace')).toContain('Being called: off');
});

test('calls nobody anymore once it is switched off', async () => {
  await switchOn();
  await chat.says('ada', '/manage settings');
  await chat.presses('ada', 'Call nobody');
  await chat.says('ada', '/quiz start count:1');
  expect(pings()).toEqual([]);
});

test('gives the new role to those who want it when it is switched on again', async () => {
  await switchOn();
  await chat.says('grace', '/settings');
  await chat.presses('grace', 'Call me');
  await work();
  await chat.says('ada', '/manage settings');
  await chat.presses('ada', 'Call nobody');
  await chat.presses('ada', 'Call people');
  await work();
  expect(guild().roles).toHaveLength(2);
  expect([...(guild().roles[1]?.members ?? [])]).toEqual([chat.user('grace').id]);
});
