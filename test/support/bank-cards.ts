import type { Card } from '../../src/chat/card.ts';
import { split } from '../../src/chat/fit.ts';
import { limits } from '../../src/chat/limits.ts';
import type { ChoiceQuestion, Question } from '../../src/engine/question.ts';
import { feedbackCard } from '../../src/features/daily/feedback-card.ts';
import { questionCard } from '../../src/features/questions/cards.ts';
import { feedbackCard as quizFeedbackCard } from '../../src/features/quiz/feedback-card.ts';
import type { OwnPlace } from '../../src/features/quiz/place-text.ts';
import { resultCard } from '../../src/features/quiz/result-card.ts';
import { playersTable } from '../../src/features/quiz/tables.ts';
import { closedQuestionCard } from '../../src/features/rounds/closed-card.ts';
import { openQuestionCard } from '../../src/features/rounds/question-card.ts';
import type { Round } from '../../src/features/rounds/repository.ts';
import { whyCard } from '../../src/features/rounds/why-card.ts';
import { bank } from './real-bank.ts';

/** How long a test of every question may take on a busy machine, in milliseconds. */
export const wholeBankMs = 240_000;

/** A name as long as names get, full of characters that platforms treat as markup. */
const longName = '_*~<'.repeat(limits.name).slice(0, limits.name);
/** Five players who tie for first place. */
export const standings = Array.from({ length: 5 }, (_, index) => ({
  member: index,
  name: longName,
  points: 1_000_000,
  answers: 100_000,
  right: 100_000,
  rank: index + 1,
  place: index + 1,
}));

const tied = (member: number) => ({
  member,
  name: longName,
  isSeen: true,
  score: { points: 1_000_000 - member, ms: 15_000_000 },
  before: { points: 1_000_000, ms: 0 },
});
/** A place with the longest texts about it. */
const tiedPlace: OwnPlace = {
  own: tied(3),
  rank: 999_999,
  size: 1_000_000,
  equals: [tied(3)],
  ahead: [tied(2), tied(2)],
  behind: [],
  rise: -999_998,
};

const withLongestReason = ({ choices }: ChoiceQuestion): number => {
  const lengths = choices.map(({ why = '' }) => why.length);
  return lengths.indexOf(Math.max(...lengths));
};

/** Builds every card that can show the question, each at its largest. */
export const cardsOf = (question: Question): Card[] => {
  const full = split(questionCard(question, bank));
  if (question.kind === 'open') return full;
  const game = { kind: 'daily', schedule: 1, reveal: 'instant', day: 1000, dueAt: 0 } as const;
  const times = { openedAt: 0, closesAt: 1, closedAt: 1 };
  const round: Round = {
    id: 2 ** 31,
    channel: 1,
    question,
    game,
    ...times,
    answers: 100_000,
    isWithdrawn: true,
    isCutShort: false,
    firstRight: 1,
    hasMarks: false,
  };
  const votes = new Map(question.choices.map((_, index) => [index, 100_000]));
  const before = { days: 999, saved: 19, covered: 1 };
  const after = { days: 1000, saved: 20, covered: 0 };
  const answer = { round: 1, member: 1, right: false, points: 30, at: 0, streak: 1000 };
  const missed = {
    round: { ...round, game: { kind: 'quiz', quiz: 1, index: 49, expected: 1, awaited: 1 } as const },
    answer: { ...answer, choice: withLongestReason(question) },
    sealedUntil: undefined,
  };
  return [
    ...full,
    openQuestionCard(round, 'Question 50 of 50', ['Posted late because I was away.'], bank),
    closedQuestionCard(
      round,
      'Question 50 of 50',
      { votes, firstRight: { user: longName, name: longName } },
      playersTable({ standings, size: 1_000_000, more: 999_995, asked: 50 }),
    ),
    whyCard(round, 'Daily question 1000', { ...answer, choice: withLongestReason(question) }, bank),
    ...split(
      resultCard(
        { place: tiedPlace, asked: [missed] },
        { questions: Array(5).fill(missed), next: { quiz: 2 ** 31, page: 9 } },
      ),
    ),
    quizFeedbackCard(
      'Question 50 of 50',
      { ...missed.answer, right: true, points: 300 },
      { firstRight: { user: longName, name: longName }, place: tiedPlace, aside: 'x'.repeat(100) },
    ),
    ...question.choices.map((_, choice) =>
      feedbackCard('Daily question 1000', round, game, { ...answer, choice }, false, { before, after }),
    ),
  ];
};
