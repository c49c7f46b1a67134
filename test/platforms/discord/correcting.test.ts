import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscordDriver, openDiscordDriver } from '../../drivers/discord.ts';
import { textOf } from '../../loopback/discord/read.ts';

let chat: DiscordDriver;
beforeEach(async () => {
  chat = await openDiscordDriver();
});
afterEach(() => chat.close());

/** Presses a button that the bot never made, below a message of the bot. */
const press = async (custom_id: string) => {
  await chat.says('ada', '/leaderboard');
  const message = chat.discord.messages().at(-1);
  return chat.discord.forge(chat.user('ada'), 3, { custom_id, component_type: 2 }, message);
};

test.each(['e:daily setup?', 'e:daily setup?constructor=1', 'e:daily show?time=9:00', 'e:nothing?time=9:00'])(
  'the button %s, which would open a form without fields, no longer works',
  async (id) => {
    expect(textOf(await (await press(id)).reply())).toContain('This button no longer works.');
  },
);

test("a value that can't be read leaves its field empty", async () => {
  const { components } = await (await press('e:daily setup?time=%E0%A4%A&timezone=100%')).modal();
  expect(components.map(({ component }) => component)).toMatchObject([{ value: '' }, { value: '' }]);
});
