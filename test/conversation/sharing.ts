import { expect } from 'vitest';
import { shortestPauseMs } from '../../src/engine/pace.ts';
import { type ChatDriver, hours, seconds } from '../drivers/chat-driver.ts';

/** How long what people post is gathered before a message shows it. */
const gatherMs = seconds(3);

/** Scripted conversations about sharing how one did, by title. Each runs on every platform. */
export const sharing: Readonly<Record<string, (chat: ChatDriver) => Promise<void>>> = {
  'shares how a quiz went: privately first, then with the final standings': async (chat) => {
    await chat.says('ada', '/quiz start topic:memory level:junior count:2 lobby:0');
    await chat.chooses('grace', 'the right one');
    await chat.chooses('ada', 'the right one');
    await chat.advance(seconds(20) + shortestPauseMs);
    await chat.chooses('ada', 'a wrong one');
    await chat.advance(seconds(20));
    expect(chat.shown()).toContain('Final standings');
    await chat.presses('zoe', 'Share');
    expect(chat.told('zoe')).toContain('You did not answer in this quiz');
    await chat.presses('ada', 'Share');
    expect(chat.told('ada')).toMatch(/Quiz · Memory, junior · 🟩🟥 · \d+ · 1st of 2/);
    expect(chat.shown()).not.toContain('🟩');
    await chat.presses('ada', 'Post here');
    await chat.presses('grace', 'Share');
    await chat.presses('grace', 'Post here');
    await chat.advance(gatherMs);
    expect(chat.shown()).toMatch(/ada {1,2}🟩🟥 · \d+ · 1st of 2/);
    expect(chat.shown()).toMatch(/grace {1,2}🟩⬛ · \d+ · 1st of 2/);
    await chat.presses('grace', 'Share');
    expect(chat.told('grace')).toContain('You posted this here.');
  },

  'shares how a day went, in one message for everyone': async (chat) => {
    await chat.says('ada', '/daily setup 11:00 UTC days:daily reveal:instant open:2');
    await chat.advance(hours(1));
    await chat.chooses('ada', 'the right one');
    await chat.presses('ada', 'Share');
    expect(chat.told('ada')).toContain('Hotseat Daily 1 · 🟩 · streak 1');
    await chat.presses('ada', 'Post here');
    await chat.advance(0);
    expect(chat.shown()).toContain('Daily question 1: how it went');
    expect(chat.shown()).toMatch(/ada {1,2}🟩 · streak 1/);
    await chat.chooses('grace', 'a wrong one');
    await chat.presses('grace', 'Share');
    await chat.presses('grace', 'Post here');
    await chat.advance(gatherMs);
    expect(chat.shown()).toMatch(/grace {1,2}🟥 · streak 1/);
    await chat.advance(hours(2));
    await chat.presses('zoe', 'Share');
    expect(chat.told('zoe')).toContain('You did not answer this question');
  },

  'shares nothing of a locked-in answer before it is revealed': async (chat) => {
    await chat.says('ada', '/daily setup 11:00 UTC days:daily reveal:close open:2');
    await chat.advance(hours(1));
    await chat.chooses('ada', 'the right one');
    await expect(chat.presses('ada', 'Share')).rejects.toThrow(/button|Share/i);
    await chat.advance(hours(2));
    await chat.presses('ada', 'Share');
    expect(chat.told('ada')).toContain('Hotseat Daily 1 · 🟩 · streak 1');
  },
};
