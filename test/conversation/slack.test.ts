import { describe, test } from 'vitest';
import { openSlackDriver } from '../drivers/slack.ts';
import { createRecordedLog } from '../support/recorded-log.ts';
import { conversations } from './conversations.ts';
import { lobbies } from './lobbies.ts';
import { watching } from './private-log.ts';
import { replays } from './replays.ts';
import { sharing } from './sharing.ts';
import { standings } from './standings.ts';

describe('in Slack', () => {
  test.each(Object.entries({ ...conversations, ...lobbies, ...replays, ...sharing, ...standings }))(
    '%s',
    async (_, play) => {
      const record = createRecordedLog();
      const chat = watching(await openSlackDriver({ log: record.log }), record);
      await play(chat);
      await chat.close();
      chat.expectPrivateLog();
    },
  );
});
