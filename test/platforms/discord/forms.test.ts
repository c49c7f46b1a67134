import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Incoming } from '../../../src/chat/messages.ts';
import { answering } from '../../drivers/changed-bot.ts';
import { type DiscordDriver, openDiscordDriver } from '../../drivers/discord.ts';
import { textOf } from '../../loopback/discord/read.ts';
import { openingFullForm } from '../../support/full-form.ts';

let chat: DiscordDriver;
let kept: Incoming[];
beforeEach(async () => {
  kept = [];
  chat = await openDiscordDriver({ change: answering(openingFullForm(kept)) });
});
afterEach(() => chat.close());

const open = () => chat.discord.slash(chat.user('ada'), '/stats').modal();
const channel = () => chat.discord.channel('random');

test("shows menus, radio buttons, checkboxes, people, and channels as Discord's own fields", async () => {
  const { title, components } = await open();
  expect(title).toBe('Paint it');
  expect(
    components.map(({ label, description, component }) => [label, description, component?.type]),
  ).toEqual([
    ['Channel', 'Where to say so', 8],
    ['The menu', 'Which menu', 3],
    ['The radio', 'Which radio', 21],
    ['The checks', 'Which checks', 22],
    ['The people', 'Which people', 5],
  ]);
});

test('begins with what was given, and sends what is chosen, with what the form carries', async () => {
  const [ada, grace] = [chat.user('ada'), chat.user('grace')];
  const answer = await chat.discord
    .submit(await open(), { Channel: channel(), people: [ada, grace], radio: 'Red' })
    .reply();
  expect(textOf(answer)).toBe('Thank you.');
  expect(kept).toMatchObject([
    {
      path: 'paint',
      options: {
        wall: 'north & south',
        menu: 'green',
        radio: 'red',
        checks: 'red,blue',
        people: `${ada.id},${grace.id}`,
      },
      place: { channel: channel().id, name: 'random', obstacle: undefined },
    },
  ]);
});

test('sends an empty text for checkboxes that are all empty', async () => {
  await chat.discord
    .submit(await open(), { Channel: channel(), people: [chat.user('ada')], checks: [] })
    .reply();
  expect(kept).toMatchObject([{ options: { checks: '' } }]);
});

test('says what is in the way in the channel that was chosen', async () => {
  chat.discord.deny(channel(), 'SEND_MESSAGES');
  await chat.discord.submit(await open(), { Channel: channel(), people: [chat.user('ada')] }).reply();
  expect(kept).toMatchObject([
    { place: { obstacle: expect.stringContaining("I can't send messages in #random") } },
  ]);
});
