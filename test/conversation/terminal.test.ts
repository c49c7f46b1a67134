import { describe, test } from 'vitest';
import { openTerminalFace } from '../support/terminal-face.ts';
import { conversations } from './conversations.ts';

describe('in the terminal', () => {
  test.each(Object.entries(conversations))('%s', async (_, play) => {
    const chat = await openTerminalFace();
    await play(chat);
    await chat.close();
  });
});
