import { describe, test } from 'vitest';
import { openDiscordDriver } from '../drivers/discord.ts';
import { conversations } from './conversations.ts';
import { standings } from './standings.ts';

describe('on Discord', () => {
  test.each(Object.entries({ ...conversations, ...standings }))('%s', async (_, play) => {
    const chat = await openDiscordDriver();
    try {
      await play(chat);
    } finally {
      await chat.close();
    }
  });
});
