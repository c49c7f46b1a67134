import { expect } from 'vitest';
import { shortestPauseMs } from '../../src/engine/pace.ts';
import { lobbyMs } from '../../src/engine/quiz.ts';
import { type ChatDriver, seconds } from '../drivers/chat-driver.ts';

/** How long joins and votes are gathered before a message shows them. */
const gatherMs = seconds(3);

/** Scripted conversations about the lobby and the pace of a quiz, by title. Each runs on every platform. */
export const lobbies: Readonly<Record<string, (chat: ChatDriver) => Promise<void>>> = {
  'shows who comes in, and closes the first question once they have answered': async (chat) => {
    await chat.says('ada', '/quiz start topic:gil level:junior count:1');
    expect(chat.shown()).toMatch(/Started by ada\. GIL, junior\./);
    expect(chat.shown()).toContain('Nobody is in yet.');
    expect(chat.shown()).toContain('Begins ');
    await chat.presses('grace', "I'm in");
    expect(chat.told('grace')).toContain('You are in.');
    await chat.presses('grace', "I'm in");
    expect(chat.told('grace')).toContain('You are already in.');
    await chat.presses('zoe', "I'm in");
    await chat.advance(gatherMs);
    expect(chat.shown()).toContain('In: grace and zoe.');
    await chat.advance(lobbyMs - gatherMs - 1);
    expect(chat.shown()).not.toContain('Question 1 of 1');
    await chat.advance(1);
    await chat.chooses('grace', 'the right one');
    expect(chat.shown()).not.toContain('The answer is');
    await chat.chooses('zoe', 'a wrong one');
    await chat.advance(0);
    expect(chat.shown()).toContain('First to get it: grace.');
    expect(chat.shown()).toContain('Final standings');
  },

  'begins when its starter wants it to, and after that nobody comes in': async (chat) => {
    await chat.says('grace', '/quiz start count:2 lobby:300');
    await chat.presses('grace', 'Start now');
    await chat.advance(0);
    expect(chat.shown()).toContain('Question 1 of 2');
    await chat.advance(gatherMs);
    await chat.chooses('grace', 'the right one');
  },

  'begins at once without a lobby': async (chat) => {
    await chat.says('ada', '/quiz start count:1 lobby:0');
    await chat.advance(0);
    expect(chat.shown()).toContain('Question 1 of 1');
    expect(chat.shown()).not.toContain('Nobody is in yet.');
  },

  'goes on to the next question when its starter wants it to': async (chat) => {
    await chat.says('grace', '/quiz start count:2 lobby:0');
    await chat.chooses('grace', 'the right one');
    await chat.says('grace', '/quiz skip');
    await chat.advance(0);
    expect(chat.shown()).toContain('First to get it: grace.');
    await chat.presses('grace', 'Next');
    await chat.advance(0);
    expect(chat.shown()).toContain('Question 2 of 2');
    await chat.says('grace', '/quiz skip');
    await chat.advance(shortestPauseMs);
    expect(chat.shown()).toContain('Final standings');
  },

  'continues where it was after the process dies in the lobby, in a pause, or between votes': async (
    chat,
  ) => {
    await chat.says('ada', '/quiz start count:2');
    await chat.presses('grace', "I'm in");
    await chat.advance(seconds(10));
    await chat.restart();
    expect(chat.shown()).not.toContain('continues');
    await chat.advance(seconds(9));
    expect(chat.shown()).not.toContain('Question 1 of 2');
    await chat.advance(seconds(1));
    expect(chat.shown()).toContain('Question 1 of 2');
    await chat.chooses('grace', 'the right one');
    await chat.advance(0);
    expect(chat.shown()).toContain('First to get it: grace.');
    await chat.restart();
    await chat.advance(shortestPauseMs);
    expect(chat.shown()).toContain('Question 2 of 2');
  },

  'mixes those who are in into teams for one quiz': async (chat) => {
    await chat.says('ada', '/team create Ravens');
    await chat.says('grace', '/team create Owls');
    await chat.says('ada', '/quiz start mode:teams count:1');
    await chat.presses('ada', "I'm in");
    expect(chat.told('ada')).toContain('You are in, for Ravens.');
    await chat.presses('zoe', "I'm in");
    expect(chat.told('zoe')).toContain('You are in, but in no team.');
    await chat.advance(gatherMs);
    expect(chat.shown()).toContain('Ravens (1)');
    expect(chat.shown()).toContain('No team yet');
    await chat.presses('ada', 'Mix');
    await chat.advance(gatherMs);
    expect(chat.shown()).toContain('Red (1)');
    expect(chat.shown()).toContain('Blue (1)');
    await chat.advance(lobbyMs);
    await chat.chooses('ada', 'the right one');
    await chat.chooses('zoe', 'a wrong one');
    await chat.advance(0);
    expect(chat.shown()).toMatch(/First place: (Red|Blue)\./);
    expect(chat.shown()).not.toMatch(/First place: Ravens\./);
    await chat.says('grace', '/team list');
    expect(chat.told('grace')).toMatch(/Ravens/);
    expect(chat.told('grace')).not.toMatch(/Red/);
  },

  'plays again with the same settings': async (chat) => {
    await chat.says('ada', '/quiz start topic:gil level:junior count:1 seconds:30 lobby:5');
    await chat.advance(seconds(5));
    await chat.chooses('ada', 'the right one');
    await chat.advance(seconds(30));
    expect(chat.shown()).toContain('Final standings');
    await chat.presses('zoe', 'Play again');
    await chat.advance(0);
    expect(chat.shown()).toContain('Started by zoe. GIL, junior.');
    await chat.advance(seconds(5));
    await chat.chooses('ada', 'the right one');
    expect(chat.told('ada')).toContain('Question 1 of 1');
  },
};
