import { afterEach, beforeEach, expect, test } from 'vitest';
import { lobbyMs } from '../../../src/engine/quiz.ts';
import { type DiscordDriver, openDiscordDriver } from '../../drivers/discord.ts';
import { buttonsOf, textOf } from '../../loopback/discord/read.ts';
import type { Channel, User } from '../../loopback/discord/types.ts';

let chat: DiscordDriver;
beforeEach(async () => {
  chat = await openDiscordDriver();
});
afterEach(() => chat.close());

/** Plays a quiz of one question in a channel, in which everybody presses the first choice. */
const play = async (channel: Channel, ...users: User[]): Promise<void> => {
  const [starter = expect.fail()] = users;
  await chat.discord.slash({ user: starter, channel }, '/quiz start', { count: 1 }).reply();
  await chat.advance(lobbyMs);
  const question = chat.discord.messages(channel).at(-1) ?? expect.fail();
  for (const user of users)
    await chat.discord.click(user, question, buttonsOf(question)[0]?.label ?? '').reply();
  await chat.advance(120_000);
};

test('two servers join a league with buttons and a form, and see one board', async () => {
  const { discord } = chat;
  const general = discord.channel('general');
  const club = discord.addGuild({ name: 'Club', channels: ['lounge'] });
  const lounge = discord.channel('lounge', club);
  const [ada, elsa] = [chat.user('ada'), chat.user('elsa')];
  await play(general, ada, chat.user('grace'));
  await play(lounge, elsa);

  const invited = await discord.slash({ user: ada, channel: general }, '/manage settings').reply();
  const offer = textOf(await discord.click(ada, invited, 'Get a code').reply());
  const code = /([0-9A-Z]{5}-[0-9A-Z]{5})/.exec(offer)?.[1];
  const invitee = await discord.slash({ user: elsa, channel: lounge }, '/manage settings').reply();
  const form = await discord.click(elsa, invitee, 'Type in a code').modal();
  const joined = textOf(await discord.submit(form, { code: code ?? '' }).reply());
  expect(joined).toContain('You are now in a league of 2.');

  const board = async (user: User, channel: Channel, options = {}) =>
    textOf(await discord.slash({ user, channel }, '/leaderboard', options).reply());
  const here = await board(ada, general);
  expect(here).toContain('grace');
  expect(here).not.toContain('elsa');
  const both = await board(elsa, lounge, { scope: 'league' });
  expect(both).toContain('3 players in 2 servers.');
  for (const name of ['ada', 'grace', 'elsa']) expect(both).toContain(name);
});
