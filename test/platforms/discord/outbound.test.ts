import { afterEach, expect, test } from 'vitest';
import { note } from '../../../src/chat/card.ts';
import { privately } from '../../../src/chat/messages.ts';
import { answering, type Change, paging, textPage } from '../../drivers/changed-bot.ts';
import { type DiscordDriver, openDiscordDriver } from '../../drivers/discord.ts';
import { picturesOf, textOf } from '../../loopback/discord/read.ts';
import { bytesOf, drawing, podium, podiumCard } from '../../support/drawing.ts';

let chat: DiscordDriver;
afterEach(() => chat.close());

const winners = paging((page, next) => podiumCard(`winner${page}`, next));
const ask = (line: string) => chat.discord.slash(chat.user('ada'), line);

/** Makes a bot hold back its answers until it is told to continue. */
const slow =
  (gate: () => Promise<void>, change: Change): Change =>
  (bot) => {
    const { handle, ...rest } = change(bot);
    return {
      ...rest,
      handle: async (incoming) => {
        await gate();
        return handle(incoming);
      },
    };
  };

test.each(['/leaderboard', '/stats'])('turns a page of %s in place right away', async (line) => {
  chat = await openDiscordDriver({ change: paging(textPage) });
  const first = await ask(line).reply();
  const pressed = chat.discord.click(chat.user('ada'), first, 'Next ▶');
  expect(await pressed.response()).toMatchObject({ kind: 'update', ephemeral: line === '/stats' });
  expect(await pressed.reply()).toMatchObject({ id: first.id });
  expect(chat.discord.seenBy(chat.user('ada')).map(textOf)).toEqual(['Page 2']);
  expect(chat.discord.messages()).toHaveLength(line === '/stats' ? 0 : 1);
});

test.each(['/leaderboard', '/stats'])('replaces the old picture when it turns a page of %s', async (line) => {
  const { draw } = drawing();
  chat = await openDiscordDriver({ draw, change: winners });
  const first = await ask(line).reply();
  const pressed = chat.discord.click(chat.user('ada'), first, 'Next');
  expect(await pressed.response()).toMatchObject({ kind: 'deferred update' });
  const second = await pressed.reply();
  expect(second).toMatchObject({ id: first.id, attachments: [] });
  const [url = '', ...others] = picturesOf(second);
  expect(others).toEqual([]);
  expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(bytesOf(podium('winner2')));
  expect(chat.discord.seenBy(chat.user('ada'))).toHaveLength(1);
});

test('removes the old picture when the new page has none', async () => {
  const { draw } = drawing();
  chat = await openDiscordDriver({
    draw,
    change: paging((page, next) => (page === 1 ? podiumCard('ada', next) : note('No picture'))),
  });
  const first = await ask('/leaderboard').reply();
  const second = await chat.discord.click(chat.user('ada'), first, 'Next').reply();
  expect([textOf(second), picturesOf(second), second.attachments]).toEqual(['No picture', [], []]);
});

test('turns a slow page in place, and keeps an answer to one person private', async () => {
  let gate = Promise.resolve();
  chat = await openDiscordDriver({
    acknowledgeAfterMs: 1,
    change: slow(
      () => gate,
      (bot) =>
        answering((incoming) =>
          incoming.kind === 'action' && incoming.action === 'page:1' ? privately(note('Psst')) : undefined,
        )(paging(textPage)(bot)),
    ),
  });
  const first = await ask('/leaderboard').reply();
  const { promise, resolve: open } = Promise.withResolvers<void>();
  gate = promise;
  const [next, previous] = [
    chat.discord.click(chat.user('ada'), first, 'Next ▶'),
    chat.discord.click(chat.user('ada'), first, '◀ Previous'),
  ];
  for (const pressed of [next, previous]) {
    expect(await pressed.response()).toMatchObject({ kind: 'deferred update' });
  }
  open();
  expect(textOf(await next.reply())).toBe('Page 2');
  expect(textOf(await previous.followUp())).toBe('Psst');
  expect(chat.discord.messages().map(textOf)).toEqual(['Page 2']);
});

test('sends an update that has no message to change as a private answer', async () => {
  chat = await openDiscordDriver({ change: answering(() => ({ kind: 'update', card: note('Here') })) });
  const asked = ask('/leaderboard');
  expect(await asked.response()).toMatchObject({ kind: 'reply', ephemeral: true });
  expect(textOf(await asked.reply())).toBe('Here');
});

test('returns no suggestions if finding them fails', async () => {
  const suggest = () => Promise.reject(new Error('The store is away.'));
  chat = await openDiscordDriver({ change: (bot) => ({ ...bot, suggest }) });
  const typing = chat.discord.complete(chat.user('ada'), '/quiz start', { topic: 'g' });
  expect(await typing.choices()).toEqual([]);
});
