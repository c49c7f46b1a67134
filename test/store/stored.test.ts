import { expect, test } from 'vitest';
import { StoredDataError } from '../../src/errors.ts';
import { present } from '../../src/store/stored/json.ts';
import { readQuestion, writeQuestion } from '../../src/store/stored/question.ts';
import { readQuiz, writeQuiz } from '../../src/store/stored/quiz.ts';
import { readSettings, writeSettings } from '../../src/store/stored/quiz-settings.ts';
import { question } from '../support/questions.ts';

const asked = question('gil');

test('reads a question as it was written, with a version', () => {
  expect(readQuestion(writeQuestion(asked), 1)).toEqual(asked);
  expect(JSON.parse(writeQuestion(asked))).toMatchObject({ version: 1 });
});

test('reads a question that was stored before versions existed', () => {
  expect(readQuestion(JSON.stringify(asked), 1)).toEqual(asked);
});

test('reads a quiz as it was written, even in the oldest format', () => {
  const quiz = {
    mode: 'race',
    pace: [
      { allowedMs: 20_000, pauseMs: 6_000 },
      { allowedMs: 20_000, pauseMs: 6_000 },
    ],
    phase: { kind: 'over', reason: 'abandoned' },
  } as const;
  expect(readQuiz(writeQuiz(quiz), 1)).toEqual(quiz);
  const old = { mode: 'race', allowedMs: 20_000, questions: 2 };
  const first = { ...old, phase: { kind: 'over', reason: 'deserted' } };
  expect(readQuiz(JSON.stringify(first), 1)).toEqual(quiz);
  const running = { version: 1, ...old, phase: { kind: 'pause', index: 0, until: 5_000, silent: 1 } };
  expect(readQuiz(JSON.stringify(running), 1)).toEqual({ ...quiz, phase: running.phase });
  const waiting = { version: 1, ...old, phase: { kind: 'intro', until: 3_000 } };
  expect(readQuiz(JSON.stringify(waiting), 1)).toEqual({ ...quiz, phase: { kind: 'lobby', until: 3_000 } });
});

test('reads what somebody chose when they started a quiz', () => {
  const settings = { topic: 'gil', level: 'junior', count: 5, lobby: 20 } as const;
  expect(readSettings(writeSettings(settings), 1)).toEqual(settings);
  expect(() => readSettings('{"version":99}', 7)).toThrow('quiz 7');
});

test.each(['', '{', '{}', JSON.stringify({ ...asked, level: 'wizard' }), '{"version":99}'])(
  "refuses what it can't read, and says where it is: %s",
  (text) => {
    expect(() => readQuestion(text, 12)).toThrow(StoredDataError);
    expect(() => readQuestion(text, 12)).toThrow('round 12');
    expect(() => readQuiz(text, 7)).toThrow('quiz 7');
  },
);

test('refuses a null in a required column instead of reading it as 0', () => {
  expect(present(0, 'opened_at')).toBe(0);
  expect(() => present(null, 'opened_at of round 3')).toThrow('opened_at of round 3');
});
