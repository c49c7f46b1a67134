import { describe, test } from 'vitest';
import { openTerminalFace } from '../support/terminal-face.ts';
import { conversations } from './conversations.ts';
import { standings } from './standings.ts';

describe('in the terminal', () => {
  test.each(Object.entries({ ...conversations, ...standings }))('%s', async (_, play) => {
    const chat = await openTerminalFace();
    await play(chat);
    await chat.close();
  });
});
