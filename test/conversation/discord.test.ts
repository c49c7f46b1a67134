import { describe, test } from 'vitest';
import { openDiscordDriver } from '../drivers/discord.ts';
import { createRecordedLog } from '../support/recorded-log.ts';
import { conversations } from './conversations.ts';
import { lobbies } from './lobbies.ts';
import { expectOwnWords } from './own-words.ts';
import { watching } from './private-log.ts';
import { replays } from './replays.ts';
import { sharing } from './sharing.ts';
import { standings } from './standings.ts';

describe.each(['gateway', 'http'] as const)('on Discord, through %s', (way) => {
  test.each(Object.entries({ ...conversations, ...lobbies, ...replays, ...sharing, ...standings }))(
    '%s',
    async (_, play) => {
      const record = createRecordedLog();
      const driver = await openDiscordDriver({ log: record.log, way });
      const chat = watching(driver, record);
      try {
        await play(chat);
      } finally {
        await chat.close();
      }
      chat.expectPrivateLog();
      expectOwnWords(driver.discord);
    },
  );
});
