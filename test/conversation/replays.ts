import { expect } from 'vitest';
import { shortestPauseMs } from '../../src/engine/pace.ts';
import { type ChatDriver, seconds } from '../drivers/chat-driver.ts';

/** Plays a quiz of two questions that ada and grace answer, and returns its code. */
const playFirst = async (chat: ChatDriver): Promise<string> => {
  await chat.says('ada', '/quiz start topic:memory level:junior count:2 lobby:0');
  await chat.chooses('ada', 'the right one');
  await chat.chooses('grace', 'a wrong one');
  await chat.advance(seconds(20) + shortestPauseMs);
  await chat.chooses('ada', 'the right one');
  await chat.advance(seconds(20));
  return /code:(\w{4}-\w{4})/.exec(chat.shown())?.[1] ?? '';
};

const answersIn = (shown: string): string[] => shown.match(/The answer is [ABC]\./g) ?? [];

/** Scripted conversations about playing a quiz again from its code, by title. Each runs on every platform. */
export const replays: Readonly<Record<string, (chat: ChatDriver) => Promise<void>>> = {
  'plays the same questions again from a code, however it is typed': async (chat) => {
    const code = await playFirst(chat);
    expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
    const questions = chat.shown().match(/What about \S+\?/g) ?? [];
    await chat.enter('random');
    await chat.says('zoe', `/quiz start code:\`${code.replace('-', '').toLowerCase()}\` lobby:0`);
    await chat.advance(0);
    expect(chat.shown()).toMatch(/First showing: 2 players\. Best: ada \d+ points\./);
    await chat.chooses('zoe', 'the right one');
    expect(chat.told('zoe')).toMatch(/Right! \+\d+/);
    await chat.chooses('grace', 'the right one');
    expect(chat.told('grace')).toContain('Right, but you answered it before, so it earns no points.');
    await chat.advance(seconds(20) + shortestPauseMs);
    await chat.chooses('grace', 'the right one');
    expect(chat.told('grace')).toMatch(/Right! \+\d+/);
    await chat.chooses('ada', 'a wrong one');
    expect(chat.told('ada')).toContain('You answered it before, so it would have earned no points.');
    await chat.advance(seconds(20));
    expect([...new Set(chat.shown().match(/What about \S+\?/g))]).toEqual([...new Set(questions)]);
    expect(chat.shown()).toContain('Final standings');
    expect(chat.shown()).toContain(`/quiz start code:${code}`);
  },

  'asks with the choices in the same order': async (chat) => {
    const code = await playFirst(chat);
    const before = answersIn(chat.shown());
    expect(before).toHaveLength(2);
    await chat.enter('random');
    await chat.says('zoe', `/quiz start code:${code} lobby:0`);
    await chat.chooses('zoe', 'the right one');
    await chat.advance(seconds(20) + shortestPauseMs);
    await chat.chooses('zoe', 'the right one');
    await chat.advance(seconds(20));
    expect(answersIn(chat.shown())).toEqual(before);
  },

  'says what is wrong with a code': async (chat) => {
    const code = await playFirst(chat);
    const refusal = async (typed: string) => {
      await chat.says('ada', `/quiz start code:${typed}`);
      return chat.told('ada');
    };
    expect(await refusal('7F3K-9QT')).toMatch(/must be eight digits and letters, as in 7F3K-9QTD/i);
    expect(await refusal('7F3K-9QT0')).toMatch(/has no 0, 1, I, L, O, or U/i);
    expect(await refusal('7F3K-9QTD')).toContain('I know no quiz with the code 7F3K-9QTD.');
    expect(await refusal(`${code} topic:gil`)).toContain('leave out the topic and the level');
    await chat.says('ada', '/question void gil-junior');
    await chat.presses('ada', 'Withdraw');
    expect(await refusal(code)).toContain('One of its questions was withdrawn here');
  },
};
