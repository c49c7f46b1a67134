import { expect, test } from 'vitest';
import type { Card } from '../../../src/chat/card.ts';
import { slash } from '../../../src/chat/inline.ts';
import { Board } from '../../../src/platforms/terminal/board.ts';
import { parse } from '../../../src/platforms/terminal/line.ts';
import { knownCommands } from '../../support/known-commands.ts';
import { runHotseat } from '../../support/process.ts';

const open = (key: string, game?: string): Card => ({
  tone: 'question',
  ...(game === undefined ? {} : { live: { key: game, isOver: false } }),
  blocks: [{ kind: 'choices', key, state: 'open', answers: 0, closesAt: 0, choices: [] }],
});
const keyAt = (board: Board) => board.question('general', 'ada')?.question.choices.key;

test('letters answer only quiz questions while a quiz is running', () => {
  const board = new Board();
  board.note('general', open('daily'));
  expect(keyAt(board)).toBe('daily');
  board.note('general', { tone: 'question', live: { key: 'quiz-1', isOver: false }, blocks: [] });
  expect(keyAt(board)).toBeUndefined();
  board.note('general', open('first', 'quiz-1'));
  expect(keyAt(board)).toBe('first');
  expect(board.isLive('random')).toBe(false);
  board.note('general', { tone: 'neutral', live: { key: 'quiz-1', isOver: true }, blocks: [] });
  expect([board.isLive('general'), keyAt(board)]).toEqual([false, 'first']);
});

test('an extra letter in a quiz does not answer the daily question', async () => {
  const { output } = await runHotseat({
    env: { DATABASE_URL: ':memory:' },
    args: ['--seed', '3'],
    input: '/daily setup 09:00 UTC\n/daily now\n/quiz start count:1\na\nb\n/stats\n',
  });
  expect(output).toContain('The quiz is over, so your answer was not counted.');
  expect(output).toMatch(/Right\s+\d of 1 answer/);
});

test('a letter that comes too late for a quiz has to be typed again to answer an earlier question', async () => {
  const { output } = await runHotseat({
    env: { DATABASE_URL: ':memory:' },
    args: ['--seed', '3'],
    input: '/daily setup 09:00 UTC\n/daily now\n/quiz start count:1\n/quiz stop\na\nb\n',
  });
  expect(output.split('your answer was not counted. Type')).toHaveLength(2);
  expect(output).toContain('Extra question');
  expect(output).toMatch(/Extra question: (Right!|Not quite)/);
  const board = new Board();
  const doubts = () => {
    const found = board.question('general', 'ada');
    return found && board.takeDoubt(found.question);
  };
  board.note('general', open('daily'));
  board.note('general', { tone: 'question', live: { key: 'quiz-1', isOver: false }, blocks: [] });
  board.note('general', { tone: 'neutral', live: { key: 'quiz-1', isOver: true }, blocks: [] });
  expect([doubts(), doubts()]).toEqual([true, false]);
  board.note('general', open('later'));
  expect(doubts()).toBe(false);
});

test.each([
  ['quit', { kind: 'quit' }],
  ['EXIT', { kind: 'quit' }],
  ['/quit', { kind: 'quit' }],
  ['B', { kind: 'answer', position: 1 }],
  ['２', { kind: 'answer', position: 1 }],
  ['7', { kind: 'answer', position: undefined }],
  ['z', { kind: 'answer', position: undefined }],
  ['/in ＃general', { kind: 'in', name: '#general' }],
  ['/quiz', { kind: 'command', path: 'quiz', options: {} }],
  ['/Daily ', { kind: 'command', path: 'daily', options: {} }],
  ['/privacy', { kind: 'unclear', error: expect.arrayContaining([slash('privacy export')]) }],
])('understands %s', (line, meaning) => {
  expect(parse(line, new Map(), knownCommands)).toEqual(meaning);
});

test('a button is pressed with its word as printed', () => {
  const button = { action: 'x', isPrivate: false };
  const words = new Map([['month', button]]);
  expect(parse('[month]', words, knownCommands)).toEqual({ kind: 'button', button });
  expect(parse('Month', words, knownCommands)).toEqual({ kind: 'button', button });
});
