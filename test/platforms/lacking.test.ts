import { afterEach, expect, test } from 'vitest';
import { commands } from '../../src/bot/tables.ts';
import { lacks as slackLacks } from '../../src/platforms/slack/channels.ts';
import { lacks as terminalLacks } from '../../src/platforms/terminal/workspace.ts';
import type { ChatDriver } from '../drivers/chat-driver.ts';
import { setUpEachTest } from '../drivers/each-test.ts';
import { openSlackBot, slackDriverOf } from '../drivers/slack.ts';
import { openTerminalDriver } from '../drivers/terminal.ts';
import { linesOf } from '../loopback/slack/read.ts';

const at = setUpEachTest();
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const open: Record<string, () => Promise<ChatDriver>> = {
  slack: async () => slackDriverOf(await openSlackBot()),
  terminal: () => openTerminalDriver(),
};

test.each(Object.entries(open))('%s offers nothing of what it never does', async (_, begin) => {
  const chat = await begin();
  closing.push(chat.close);
  for (const line of ['/help quiz start', '/help daily setup', '/manage settings', '/settings']) {
    await chat.says('ada', line);
    expect(chat.told('ada'), line).not.toMatch(/thread|role/i);
  }
  await chat.says('ada', '/daily setup 09:00 UTC thread:on');
  expect(chat.told('ada')).toContain('no option "thread"');
  await chat.says('ada', '/daily setup 09:00 UTC');
  await chat.says('ada', '/daily setup days:daily');
  expect(chat.told('ada')).toContain('every day at 09:00');
});

test('no form on Slack has a field for what Slack never does', async () => {
  const { slack, close } = await openSlackBot();
  closing.push(close);
  for (const line of ['/quiz', '/daily']) {
    const { blocks } = await slack.command({ user: 'ada', channel: 'general' }, line).view();
    const shown = linesOf(blocks).join('\n');
    expect(shown).toMatch(/Topic/);
    expect(shown).not.toMatch(/thread/i);
  }
});

test('what a platform never does is what its port leaves out', async () => {
  const { platform, close } = await openSlackBot();
  closing.push(close);
  expect([platform.platform.threads, platform.platform.roles]).toEqual([undefined, undefined]);
  expect(slackLacks).toEqual(['open threads', 'give roles']);
  expect(terminalLacks).toEqual(slackLacks);
});

test('completes only what the platform does', async () => {
  const workspace = { platform: 'scripted', workspace: 'w' };
  const { complete } = at.driver.bot;
  expect(await complete('/quiz start t', workspace)).toContain('/quiz start thread:');
  expect(await complete('/quiz start t', { ...workspace, lacks: ['open threads'] })).toEqual([
    '/quiz start topic:',
  ]);
  expect(commands.some(({ options }) => Object.values(options).some(({ needs }) => needs))).toBe(true);
});

test('what only needs a permission is offered, and refused with what was filled in', async () => {
  const reply = await at.driver.bot.handle({
    kind: 'command',
    path: 'daily setup',
    options: { time: '07:30', timezone: 'UTC', thread: 'on' },
    sender: { platform: 'scripted', workspace: 'w', user: 'ada', name: 'ada', manager: true },
    place: {
      platform: 'scripted',
      workspace: 'w',
      channel: 'general',
      name: 'general',
      cannot: { 'open threads': 'I lack Create Public Threads.' },
    },
  });
  if (reply.kind !== 'form') expect.fail('no form');
  expect(reply.form.notes).toEqual(['I lack Create Public Threads.']);
  const filled = Object.fromEntries(reply.form.fields.map(({ name, value }) => [name, value]));
  expect(filled).toMatchObject({ time: '07:30', timezone: 'UTC', thread: 'on' });
});
