import { setImmediate } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { refuse } from '../../../src/chat/messages.ts';
import { createDiscord } from '../../../src/platforms/discord/adapter.ts';
import { openDiscord } from '../../loopback/discord/server.ts';
import { knownCommands } from '../../support/known-commands.ts';
import { serve } from '../../support/serve.ts';

test('closing waits for replies that are under way', async () => {
  const discord = await openDiscord();
  const log = pino({ level: 'silent' });
  const adapter = createDiscord({
    token: discord.token,
    apiUrl: discord.apiUrl,
    publicKey: discord.publicKey,
    draw: async () => undefined,
    takeOnce: async () => true,
    now: Date.now,
    log,
  });
  const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await adapter.connect({
    ...knownCommands,
    handle: async () => {
      asked.resolve();
      await answered.promise;
      return refuse('Not now.');
    },
    complete: async () => [],
    suggest: async () => [],
    left: async () => {},
    settled: async () => {},
  });
  const server = await serve([adapter], log);
  discord.deliverTo(`http://127.0.0.1:${server.port}/discord/interactions`);
  onTestFinished(async () => {
    await server.close();
    await discord.close();
  });

  discord.slash(discord.user('ada'), '/help');
  await asked.promise;
  let isClosed = false;
  const closing = adapter.close().then(() => {
    isClosed = true;
  });
  await setImmediate();
  expect(isClosed).toBe(false);
  answered.resolve();
  await closing;
});
