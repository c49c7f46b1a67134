import { describe, expect, test } from 'vitest';
import { openTerminalDriver } from '../drivers/terminal.ts';
import { createRecordedLog } from '../support/recorded-log.ts';
import { conversations } from './conversations.ts';
import { lobbies } from './lobbies.ts';
import { watching } from './private-log.ts';
import { replays } from './replays.ts';
import { sharing } from './sharing.ts';
import { standings } from './standings.ts';

describe('in the terminal', () => {
  test.each(Object.entries({ ...conversations, ...lobbies, ...replays, ...sharing, ...standings }))(
    '%s',
    async (_, play) => {
      const record = createRecordedLog();
      const chat = watching(await openTerminalDriver({ log: record.log }), record);
      await play(chat);
      await chat.close();
      chat.expectPrivateLog();
    },
  );

  test('notifies a manager of a report, below the reply to its author', async () => {
    const chat = await openTerminalDriver();
    await chat.says('Ada', '/link');
    await chat.says('grace', '/question report gil-senior The "second" choice is right too');
    expect(chat.told('grace')).toContain('I saved your report');
    expect(chat.told('Ada')).toContain('grace: The "second" choice is right too');
    expect(chat.shown()).not.toContain('was reported');
    await chat.close();
  });
});
