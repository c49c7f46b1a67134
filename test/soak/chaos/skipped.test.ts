import { expect, test } from 'vitest';
import { lostText } from '../../../src/features/quiz/lost.ts';
import { saysSkipped } from './skipped.ts';

test('finds every question that a quiz says it skipped, and no other', () => {
  const rounds = Array.from({ length: 9 }, (_, position) => ({ id: position + 10, quizId: 1, position }));
  const posts = [
    { kind: 'question', subject: 18, message: 'm' },
    { kind: 'quiz-end', subject: 2, message: 'other' },
  ];
  for (const lost of [[0], [0, 1], [0, 1, 2], [0, 2, 3, 4, 6], [1, 3, 5]]) {
    const shown = ['m', 'other'].map((id) => ({ id, text: `${lostText(lost)} So it is.`, actions: [] }));
    const kept = { rounds, posts } as unknown as Parameters<typeof saysSkipped>[2];
    const found = rounds.filter((round) => saysSkipped(round, shown, kept));
    expect(found.map(({ position }) => position)).toEqual(lost);
    expect(rounds.some((round) => saysSkipped({ ...round, quizId: null }, shown, kept))).toBe(false);
    expect(saysSkipped({ quizId: 3, position: lost[0] ?? 0 }, shown, kept)).toBe(false);
  }
});
