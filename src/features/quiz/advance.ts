import { type ByKind, byKind } from '../../chat/by-kind.ts';
import {
  isDecided,
  type Quiz,
  type QuizEffect,
  type QuizInput,
  stepQuiz,
  type Turnout,
  wakeAt,
} from '../../engine/quiz.ts';
import { gatherMs } from '../rounds/answer.ts';
import type { Round } from '../rounds/repository.ts';
import type { QuizRecords, StoredQuiz } from './repository.ts';
import { answerInThread } from './thread.ts';

/**
 * Advances a quiz and stores what follows: opens and closes rounds, queues messages, schedules the next tick.
 * @param open the open round, if the caller has just read it
 * @returns the updated quiz
 */
export const advanceQuiz = async (
  records: QuizRecords,
  stored: StoredQuiz,
  input: QuizInput,
  now: number,
  open?: Round,
): Promise<Quiz> => {
  const round = open ?? (await openRound(records, stored));
  const followsLost = input === 'lost' && (await followsLostQuestion(records, stored));
  const { quiz, effects } = stepQuiz(stored.quiz, input, { ...turnout(round), followsLost }, now);
  if (effects.length === 0) return quiz;
  await records.quizzes.save(stored, quiz);
  await takeButtons(records, stored, now);
  for (const one of effects) await byKind(effect, one, records, stored, now);
  await setQuizTimer(records, stored.id, quiz);
  return quiz;
};

/** Sets the timer for the quiz's next tick, or none once it is over. */
export const setQuizTimer = async (
  { scheduler, rounds }: Pick<QuizRecords, 'scheduler' | 'rounds'>,
  id: number,
  quiz: Quiz,
): Promise<void> => {
  const at = wakeAt(quiz);
  if (at === undefined) await scheduler.clear('quiz', id);
  else await scheduler.set('quiz', id, quiz.phase.kind === 'asking' ? at + rounds.graceMs : at);
};

/**
 * Starts the clock for a quiz question that reached its channel at `now`, unless it is already running.
 * @returns the updated quiz; `undefined` if another game asked the question
 */
export const questionShown = (
  records: QuizRecords,
  round: Round,
  now: number,
): Promise<StoredQuiz | undefined> => whileUnseen(records, round, 'shown', now);

/** Goes on with a quiz whose question could not be posted. */
export const questionLost = async (records: QuizRecords, round: Round, now: number): Promise<void> => {
  await whileUnseen(records, round, 'lost', now);
};

/** Advances a quiz if it waits for this round to reach its channel. */
const whileUnseen = async (
  records: QuizRecords,
  { game }: Round,
  input: 'shown' | 'lost',
  now: number,
): Promise<StoredQuiz | undefined> => {
  if (game.kind !== 'quiz') return undefined;
  const stored = await records.quizzes.get(game.quiz);
  const phase = stored?.quiz.phase;
  if (!stored || phase?.kind !== 'asking' || phase.index !== game.index || phase.shown) return stored;
  await advanceQuiz(records, stored, input, now);
  return records.quizzes.get(game.quiz);
};

/** Finds the quiz that asked a round; `undefined` if another game did. */
export const quizOf = async (
  { quizzes }: Pick<QuizRecords, 'quizzes'>,
  { game }: Round,
): Promise<StoredQuiz | undefined> => (game.kind === 'quiz' ? quizzes.get(game.quiz) : undefined);

/** Returns whether the answers to a quiz's open question close it before its time. */
export const isOver = ({ quiz }: StoredQuiz, round: Round): boolean => {
  const { phase } = quiz;
  if (phase.kind !== 'asking' || round.game.kind !== 'quiz' || phase.index !== round.game.index) return false;
  return isDecided(quiz.mode, turnout(round));
};

/** Queues the edit that takes away the buttons of the lobby or pause that has ended. It need not hold up the next question. */
const takeButtons = async (
  { rounds, outbox }: QuizRecords,
  { id, quiz: { phase } }: StoredQuiz,
  now: number,
): Promise<void> => {
  if (phase.kind === 'lobby') await outbox.requestEdit('quiz-intro', id, now + gatherMs);
  if (phase.kind !== 'pause') return;
  const round = await rounds.ofQuiz(id, phase.index);
  if (round) await outbox.requestEdit('question', round.id, now + gatherMs);
};

const openRound = async ({ rounds }: QuizRecords, { id, quiz }: StoredQuiz): Promise<Round | undefined> =>
  quiz.phase.kind === 'asking' ? rounds.ofQuiz(id, quiz.phase.index) : undefined;

const followsLostQuestion = async (
  { quizPosts }: QuizRecords,
  { id, quiz: { phase } }: StoredQuiz,
): Promise<boolean> => phase.kind === 'asking' && (await quizPosts.of(id)).lost.includes(phase.index - 1);

const turnout = (round: Round | undefined): Omit<Turnout, 'followsLost'> => ({
  answers: round?.answers ?? 0,
  expected: round?.game.kind === 'quiz' ? round.game.expected : 0,
  awaited: round?.game.kind === 'quiz' ? round.game.awaited : 0,
  won: round?.firstRight !== undefined,
});

const effect: ByKind<QuizEffect, [records: QuizRecords, quiz: StoredQuiz, now: number], Promise<void>> = {
  ask: async ({ index, closesAt }, { roundOpener, outbox }, { id, channel }, now) => {
    const round = await roundOpener.openInQuiz(id, index, now, closesAt);
    await outbox.add(channel, 'question', round.id, now);
  },
  clock: async ({ index, closesAt }, { rounds }, { id }, now) => {
    const round = await rounds.ofQuiz(id, index);
    if (round) await rounds.restartClock(round.id, now, closesAt);
  },
  close: async ({ index }, { rounds, outbox, skipVotes }, { id }, now) => {
    const round = await rounds.ofQuiz(id, index);
    if (round === undefined) return;
    await rounds.close(round.id, now);
    await skipVotes.forget(round.id);
    await outbox.requestEdit('question', round.id, now);
  },
  end: async (_, records, { id, channel }, now) => {
    await records.outbox.add(channel, 'quiz-end', id, now);
    await answerInThread(id, records, now);
  },
};
