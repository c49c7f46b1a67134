import { expect, test } from 'vitest';
import type { Incoming } from '../../../src/chat/messages.ts';
import { openDiscordDriver } from '../../drivers/discord.ts';
import { buttonsOf, textOf } from '../../loopback/discord/read.ts';

test('a burst of clicks costs one callback each, which tells the truth, and none of them fails', {
  timeout: 120_000,
}, async () => {
  // However slow the machine is, nobody should be put off because of that.
  const chat = await openDiscordDriver({ acknowledgeAfterMs: 600_000 });
  await chat.says('ada', '/daily setup time:11:00 timezone:UTC days:daily');
  await chat.advance(30 * 60_000);
  const question = chat.discord.messages().at(-1) ?? expect.fail();
  const labels = buttonsOf(question).flatMap(({ customId, label }) =>
    customId?.startsWith('answer:') ? [label ?? ''] : [],
  );
  const users = Array.from({ length: 300 }, (_, index) => chat.discord.user(`player${index}`));
  const before = chat.discord.requests.length;
  const sent = users.map((user, index) =>
    chat.discord.click(user, question, labels[index % labels.length] ?? ''),
  );
  const told = await Promise.all(sent.map(async (one) => textOf(await one.reply())));
  const requests = chat.discord.requests.slice(before).map(({ path }) => path);
  expect(requests.filter((path) => path.startsWith('/interactions/'))).toHaveLength(users.length);
  expect(requests.filter((path) => path.startsWith('/webhooks/'))).toEqual([]);
  // One button is right, for everyone who pressed it and for nobody else.
  const right = told.findIndex((text) => text.includes('Right!')) % labels.length;
  expect(told.map((text) => /Right!|Not quite/.exec(text)?.[0])).toEqual(
    users.map((_, index) => (index % labels.length === right ? 'Right!' : 'Not quite')),
  );
  await chat.close();
});

test('answers can be held until a crowd was told that replies are coming', async () => {
  const hurries: Incoming['hurry'][] = [];
  const chat = await openDiscordDriver({
    change: (bot) => ({
      ...bot,
      handle: (incoming) => {
        hurries.push(incoming.hurry);
        return bot.handle(incoming);
      },
    }),
  });
  await chat.says('ada', '/help');
  const hurry = hurries.at(-1) ?? expect.fail();
  expect(hurry()).toBeUndefined();
  await chat.close();
});
