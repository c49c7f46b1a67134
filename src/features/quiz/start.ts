import { type Reply, refuse } from '../../chat/messages.ts';
import { plural } from '../../chat/text.ts';
import { paceOf } from '../../engine/pace.ts';
import { planQuiz } from '../../engine/plan.ts';
import type { QuizMode } from '../../engine/quiz.ts';
import type { Context } from '../feature.ts';
import { fullQueue } from '../limits.ts';
import { atMost } from '../policies/words.ts';
import { familyIn, nothingFits } from '../question-bank.ts';
import { launch, refusalTo } from './launch.ts';
import type { QuizRecords, QuizSettings } from './repository.ts';
import { quizHere, unknownQuiz } from './rights.ts';

type Quizzing = Context<QuizRecords>;

/** Starts a quiz in the channel, unless something is in the way. */
export const startHere = async (
  settings: QuizSettings,
  mode: QuizMode,
  context: Quizzing,
): Promise<Reply> => {
  const { records, bank } = context;
  const refusal = await refusalTo(mode, context);
  if (refusal !== undefined) return refusal;
  const { topic, level, seconds } = settings;
  const { mostQuestions = settings.count } = await records.policies.of(context.channel.id);
  const count = Math.min(settings.count, mostQuestions);
  const seed = context.seed();
  const history = await records.roundOpener.history(context.channel);
  const questions = planQuiz(bank.fitting({ topic, level }), history, count, seed, familyIn(bank));
  if (questions.length === 0) return refuse(nothingFits({ topic, level }, bank));
  const allowedMs = seconds === undefined ? undefined : seconds * 1000;
  const pace = questions.map((question) => paceOf(question, allowedMs));
  const remark =
    questions.length < count
      ? `Only ${plural(questions.length, 'question')} ${questions.length === 1 ? 'matches' : 'match'}, so the quiz is shorter. `
      : count < settings.count
        ? `Quizzes in this channel have ${atMost(count)}, so this one does, too. `
        : '';
  return launch({ mode, settings, seed, questions, pace, replayed: undefined }, remark, context);
};

/** Starts another quiz with the settings of one that is over. */
export const playAgain = async (id: number, context: Quizzing): Promise<Reply> => {
  const stored = await quizHere(id, context);
  if (stored?.settings === undefined) return unknownQuiz();
  const { records, channel } = context;
  const obstacle = context.obstacle ?? (await fullQueue(records.counts, channel));
  return startHere(stored.settings, stored.quiz.mode, { ...context, obstacle });
};
