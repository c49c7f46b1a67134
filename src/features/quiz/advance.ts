import type { Records } from '../../bot/store.ts';
import {
  type Quiz,
  type QuizEffect,
  type QuizInput,
  stepQuiz,
  type Turnout,
  wakeAt,
} from '../../engine/quiz.ts';
import type { Round, StoredQuiz } from '../rounds/repository.ts';

/**
 * Moves a quiz on and keeps what follows: rounds opened and closed, messages queued, the next time to look.
 * @param open the open round, where the caller has just read it
 * @returns the quiz as it stands now
 */
export const advanceQuiz = async (
  records: Records,
  stored: StoredQuiz,
  input: QuizInput,
  now: number,
  open?: Round,
): Promise<Quiz> => {
  const round = open ?? (await openRound(records, stored));
  const { quiz, effects } = stepQuiz(stored.quiz, input, turnout(round), now);
  if (effects.length === 0) return quiz;
  await records.quizzes.save(stored, quiz);
  for (const effect of effects) await apply(records, stored, effect, now);
  await scheduleNextTick(records, stored.id, quiz);
  return quiz;
};

/** Sets the timer for the next look at a quiz, or none once it is over. */
export const scheduleNextTick = async ({ timers }: Records, id: number, quiz: Quiz): Promise<void> => {
  const at = wakeAt(quiz);
  if (at === undefined) await timers.clear('quiz', id);
  else await timers.set('quiz', id, at);
};

/**
 * Starts the clock of a quiz's question that its channel sees from `now` on, unless it runs already.
 * @returns the quiz as it is kept then; nothing for a daily question
 */
export const questionShown = async (
  records: Records,
  { game }: Round,
  now: number,
): Promise<StoredQuiz | undefined> => {
  if (game.kind !== 'quiz') return undefined;
  const stored = await records.quizzes.get(game.quiz);
  const phase = stored?.quiz.phase;
  if (!stored || phase?.kind !== 'asking' || phase.index !== game.index || phase.shown) return stored;
  await advanceQuiz(records, stored, 'shown', now);
  return records.quizzes.get(game.quiz);
};

const openRound = async ({ rounds }: Records, { id, quiz }: StoredQuiz): Promise<Round | undefined> =>
  quiz.phase.kind === 'asking' ? rounds.ofQuiz(id, quiz.phase.index) : undefined;

const turnout = (round: Round | undefined): Turnout => ({
  answers: round?.answers ?? 0,
  expected: round?.game.kind === 'quiz' ? round.game.expected : 0,
  awaited: round?.game.kind === 'quiz' ? round.game.awaited : 0,
  won: round?.firstRight !== undefined,
});

const apply = async (
  { rounds, roundOpener, posts }: Records,
  { id, channel }: StoredQuiz,
  effect: QuizEffect,
  now: number,
): Promise<void> => {
  switch (effect.kind) {
    case 'ask': {
      const round = await roundOpener.openInQuiz(id, effect.index, now, effect.closesAt);
      return posts.add(channel, 'question', round.id, now);
    }
    case 'clock': {
      const round = await rounds.ofQuiz(id, effect.index);
      return round && rounds.restartClock(round.id, now, effect.closesAt);
    }
    case 'close': {
      const round = await rounds.ofQuiz(id, effect.index);
      if (round === undefined) return;
      await rounds.close(round.id, now);
      return posts.touch('question', round.id, now);
    }
    case 'end':
      return posts.add(channel, 'quiz-end', id, now);
  }
};
