import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { note } from '../../../src/chat/card.ts';
import { privately, publicly, type Reply } from '../../../src/chat/messages.ts';
import type { Draw } from '../../../src/chat/picture.ts';
import { lobbyMs } from '../../../src/engine/quiz.ts';
import { answering } from '../../drivers/changed-bot.ts';
import { seconds } from '../../drivers/chat-driver.ts';
import { type DiscordDriver, openDiscordDriver } from '../../drivers/discord.ts';
import { picturesOf, textOf } from '../../loopback/discord/read.ts';
import type { Message } from '../../loopback/discord/types.ts';
import { bytesOf, type Drawing, drawing, podium, podiumCard } from '../../support/drawing.ts';

const path = '/channels/:channel/messages';

let chat: DiscordDriver;
let pictures: Drawing;
let draw: Draw;
let response: Reply;

beforeEach(async () => {
  pictures = drawing();
  draw = pictures.draw;
  response = publicly(podiumCard('ada'));
  chat = await openDiscordDriver({
    draw: (picture) => draw(picture),
    change: answering(({ kind }) => (kind === 'command' ? response : undefined)),
  });
});
afterEach(() => chat.close());

const at = () => ({
  platform: 'discord',
  workspace: chat.discord.guild().id,
  channel: chat.discord.channel('general').id,
});
const post = (name: string, key = 'k1') => chat.platform.post(at(), podiumCard(name), key);
const messageOf = (id: string): Message => chat.discord.message(id) ?? expect.fail('The message is gone.');
const shownIn = (message: Message): Promise<Buffer[]> =>
  Promise.all(picturesOf(message).map(async (url) => Buffer.from(await (await fetch(url)).arrayBuffer())));

describe('what the bot posts', () => {
  test("shows its picture, with the same facts in words for people who can't see it", async () => {
    const message = messageOf(await post('ada'));
    expect(await shownIn(message)).toEqual([bytesOf(podium('ada'))]);
    expect(JSON.stringify(message.components)).toContain('"description":"ada won."');
    expect(textOf(message)).not.toContain('Winner');
    expect(pictures.drawn).toHaveLength(1);
  });

  test('shows only the picture of its latest edit', async () => {
    const id = await post('ada');
    await chat.platform.edit(at(), id, podiumCard('grace'));
    expect(await shownIn(messageOf(id))).toEqual([bytesOf(podium('grace'))]);
    expect(messageOf(id).attachments).toEqual([]);
    await chat.platform.edit(at(), id, note('Over'));
    expect(picturesOf(messageOf(id))).toEqual([]);
    expect(messageOf(id).attachments).toEqual([]);
  });

  test('shows pictures in a direct message too', async () => {
    const ada = chat.user('ada');
    await chat.platform.tell({ ...at(), user: ada.id }, podiumCard('ada'));
    const [message] = chat.discord.messages(chat.discord.dm(ada));
    expect(await shownIn(message ?? expect.fail())).toEqual([bytesOf(podium('ada'))]);
  });

  test('shows text if the picture could not be drawn', async () => {
    draw = async () => undefined;
    const message = messageOf(await post('ada'));
    expect(textOf(message)).toContain('Winner: ada');
    expect(picturesOf(message)).toEqual([]);
  });

  test('shows text, once, if the bot may not attach files', async () => {
    chat.discord.deny(chat.discord.channel('general'), 'ATTACH_FILES');
    await post('ada');
    expect(chat.discord.messages().map(textOf)).toEqual([expect.stringContaining('Winner: ada')]);
  });

  test("is posted once when Discord's response is lost", async () => {
    chat.discord.faults.loseAnswer({ method: 'POST', path, how: 'reset' });
    const [message] = [messageOf(await post('ada'))];
    expect(await shownIn(message)).toEqual([bytesOf(podium('ada'))]);
    chat.discord.faults.loseAnswer({ method: 'POST', path, how: 'close' });
    await expect(post('grace', 'k2')).rejects.toThrow();
    const found = await chat.platform.find(at(), 'k2');
    expect(await shownIn(messageOf(found ?? ''))).toEqual([bytesOf(podium('grace'))]);
    expect(chat.discord.messages()).toHaveLength(2);
  });

  test('is refused with the real reason', async () => {
    chat.discord.deny(chat.discord.channel('general'), 'SEND_MESSAGES');
    await expect(post('ada')).rejects.toMatchObject({ name: 'PlatformRefusal', reason: 'forbidden' });
  });
});

test('a quiz shows its podium', async () => {
  await chat.close();
  chat = await openDiscordDriver({ draw });
  await chat.says('ada', '/quiz start count:1');
  await chat.advance(lobbyMs);
  await chat.chooses('ada', 'the right one');
  await chat.advance(seconds(60));
  const names = chat.discord
    .messages()
    .flatMap(picturesOf)
    .map((url) => url.split('/').at(-1));
  expect(names).toEqual(['podium.png']);
});

describe('an answer', () => {
  const ask = () => chat.discord.slash(chat.user('ada'), '/leaderboard');

  test('is acknowledged before its picture is drawn, and then shows it', async () => {
    const { promise: gate, resolve: open } = Promise.withResolvers<void>();
    draw = async (picture) => {
      await gate;
      return pictures.draw(picture);
    };
    const asked = ask();
    expect(await asked.response()).toMatchObject({ kind: 'deferred', ephemeral: false });
    open();
    expect(await shownIn(await asked.reply())).toEqual([bytesOf(podium('ada'))]);
  });

  test('for one person stays private', async () => {
    response = privately(podiumCard('ada'), note('More'));
    const asked = ask();
    expect(await asked.response()).toMatchObject({ kind: 'deferred', ephemeral: true });
    expect(await shownIn(await asked.reply())).toEqual([bytesOf(podium('ada'))]);
    expect(textOf(await asked.followUp())).toBe('More');
    expect(chat.discord.messages()).toEqual([]);
  });

  test('in several cards shows pictures in later cards as well', async () => {
    response = publicly(note('First'), podiumCard('grace'));
    const asked = ask();
    expect(textOf(await asked.reply())).toBe('First');
    expect(await shownIn(await asked.followUp())).toEqual([bytesOf(podium('grace'))]);
  });

  test('without pictures is sent right away', async () => {
    response = publicly(note('Just words'));
    expect(await ask().response()).toMatchObject({ kind: 'reply' });
  });

  test('shows text if Discord refuses the file', async () => {
    const aim = { method: 'PATCH', path: '/webhooks/:application/:token/messages/:message' };
    chat.discord.faults.fail({ ...aim, status: 413, code: 40005, message: 'Request entity too large' });
    expect(textOf(await ask().reply())).toContain('Winner: ada');
    expect(pictures.drawn).toHaveLength(1);
  });
});
