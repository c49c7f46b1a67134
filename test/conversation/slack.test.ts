import { describe, test } from 'vitest';
import { openSlackFace } from '../support/slack-face.ts';
import { conversations } from './conversations.ts';
import { standings } from './standings.ts';

describe('in Slack', () => {
  test.each(Object.entries({ ...conversations, ...standings }))('%s', async (_, play) => {
    const chat = await openSlackFace();
    await play(chat);
    await chat.close();
  });
});
