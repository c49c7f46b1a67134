import { describe, test } from 'vitest';
import { openSlackFace } from '../support/slack-face.ts';
import { conversations } from './conversations.ts';

describe('in Slack', () => {
  test.each(Object.entries(conversations))('%s', async (_, play) => {
    const chat = await openSlackFace();
    await play(chat);
    await chat.close();
  });
});
