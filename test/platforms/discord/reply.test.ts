import { expect, test } from 'vitest';
import { lobbyMs } from '../../../src/engine/quiz.ts';
import { openDiscordDriver } from '../../drivers/discord.ts';

test('acknowledges a slow answer first, then delivers it to the right people', async () => {
  let gate = Promise.resolve();
  const chat = await openDiscordDriver({ acknowledgeAfterMs: 1, gate: () => gate });
  await chat.says('ada', '/quiz start count:1');
  await chat.advance(lobbyMs);
  await chat.chooses('ada', 'the right one');

  const slowly = async (line: string, options = {}) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    const sent = chat.discord.slash(chat.user('ada'), line, options);
    const first = await sent.response();
    resolve();
    return { first, sent };
  };
  const board = await slowly('/leaderboard');
  expect(board.first).toMatchObject({ kind: 'deferred', ephemeral: false });
  await board.sent.reply();
  expect(chat.shown()).toContain('1 player.');
  const stats = await slowly('/stats');
  expect(stats.first).toMatchObject({ kind: 'deferred', ephemeral: true });
  expect(JSON.stringify(await stats.sent.reply())).toContain('1 of 1');
  await chat.close();
});

test('answers in text if a form comes too late to open', async () => {
  let gate = Promise.resolve();
  const chat = await openDiscordDriver({ acknowledgeAfterMs: 1, gate: () => gate });
  await chat.says('ada', '/quiz start count:1');
  await chat.advance(lobbyMs);
  const { promise, resolve } = Promise.withResolvers<void>();
  gate = promise;
  const question = chat.discord.messages().at(-1) ?? expect.fail();
  const sent = chat.discord.messageCommand(chat.user('ada'), 'Report this question', question);
  expect(await sent.response()).toMatchObject({ kind: 'deferred', ephemeral: true });
  resolve();
  expect(JSON.stringify(await sent.reply())).toContain('</question report:');
  await chat.close();
});
