import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Incoming } from '../../../src/chat/messages.ts';
import { answering } from '../../drivers/changed-bot.ts';
import { openSlackBot, type SlackBot } from '../../drivers/slack.ts';
import { openingFullForm } from '../../support/full-form.ts';

let chat: SlackBot;
let kept: Incoming[];
beforeEach(async () => {
  kept = [];
  chat = await openSlackBot({ change: answering(openingFullForm(kept)) });
  chat.slack.addChannel('random');
});
afterEach(() => chat.close());

const ada = { user: 'ada', channel: 'general' };
const open = () => chat.slack.command(ada, '/stats', '').view();
const id = (name: string) => chat.slack.user(name).id;

test("shows menus, radio buttons, checkboxes, people, and channels as Slack's own fields", async () => {
  const { blocks } = await open();
  expect(blocks.map(({ element }) => (element as { type: string } | undefined)?.type)).toEqual([
    'conversations_select',
    'static_select',
    'radio_buttons',
    'checkboxes',
    'multi_users_select',
    undefined,
  ]);
});

test('begins with what was given, and sends what is chosen, with what the form carries', async () => {
  const channel = chat.slack.channel('random').id;
  const sent = chat.slack.submit(ada, await open(), {
    Channel: channel,
    people: [id('ada'), id('grace')],
    radio: 'red',
  });
  expect(await sent.outcome).toEqual({ kind: 'closed' });
  expect(kept).toMatchObject([
    {
      path: 'paint',
      options: {
        wall: 'north & south',
        menu: 'green',
        radio: 'red',
        checks: 'red,blue',
        people: `${id('ada')},${id('grace')}`,
      },
      place: { channel, name: 'random' },
    },
  ]);
});

test('sends an empty text for checkboxes that are all empty', async () => {
  const channel = chat.slack.channel('random').id;
  await chat.slack.submit(ada, await open(), { Channel: channel, people: [id('ada')], checks: [] }).outcome;
  expect(kept).toMatchObject([{ options: { checks: '' } }]);
});

test('asks for times with a picker, for numbers in a field that takes nothing else, and scolds nobody before they began', async () => {
  const bot = await openSlackBot();
  const typesOf = (view: { blocks: { element?: unknown; label?: unknown }[] }) =>
    view.blocks.flatMap(({ element }) => (element as { type: string } | undefined)?.type ?? []);
  const view = await bot.slack.command(ada, '/daily', '').view();
  expect(typesOf(view)).toContain('timepicker');
  expect(typesOf(view)).toContain('checkboxes');
  expect(typesOf(view).filter((type) => type === 'number_input')).toHaveLength(1);
  expect(JSON.stringify(view.blocks)).not.toContain('⚠️');
  await bot.slack.submit(ada, view, { time: '08:30', open: '12' }).outcome;
  await bot.settled();
  const again = await bot.slack.command(ada, '/daily', '').view();
  expect(JSON.stringify(again.blocks)).toContain('"initial_time":"08:30"');
  expect(JSON.stringify(again.blocks)).toContain('"initial_value":"12"');
  const typed = await bot.slack.command(ada, '/daily', 'setup time:25:00').view();
  expect(JSON.stringify(typed.blocks)).toContain('Must look like 09:30');
  await bot.close();
});
