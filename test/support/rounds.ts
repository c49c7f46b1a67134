import type { ChoiceQuestion } from '../../src/engine/question.ts';
import type { Round } from '../../src/features/rounds/repository.ts';

/** Builds rounds for tests. */
export const rounds = {
  /** A question of a quiz that has closed. */
  closed: (question: ChoiceQuestion, more: Partial<Round> = {}): Round => ({
    id: 1,
    channel: 1,
    question,
    game: { kind: 'quiz', quiz: 1, index: 1, expected: 1, awaited: 1 },
    openedAt: 0,
    closesAt: 1,
    closedAt: 1,
    answers: 9,
    isWithdrawn: false,
    isCutShort: false,
    firstRight: 1,
    hasMarks: false,
    ...more,
  }),
};
