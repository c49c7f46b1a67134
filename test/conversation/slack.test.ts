import { describe, test } from 'vitest';
import { openSlackDriver } from '../drivers/slack.ts';
import { conversations } from './conversations.ts';
import { standings } from './standings.ts';

describe('in Slack', () => {
  test.each(Object.entries({ ...conversations, ...standings }))('%s', async (_, play) => {
    const chat = await openSlackDriver();
    await play(chat);
    await chat.close();
  });
});
