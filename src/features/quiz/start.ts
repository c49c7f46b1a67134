import { privately, type Reply, refuse } from '../../chat/messages.ts';
import { plural } from '../../chat/text.ts';
import { paceOf } from '../../engine/pace.ts';
import { planQuiz } from '../../engine/plan.ts';
import { type QuizMode, startQuiz } from '../../engine/quiz.ts';
import type { Context } from '../feature.ts';
import { fullQueue, most } from '../limits.ts';
import { soonCard } from '../outages/cards.ts';
import { familyIn, nothingFits } from '../question-bank.ts';
import { setQuizTimer } from './advance.ts';
import type { QuizRecords, QuizSettings } from './repository.ts';
import { quizHere, unknownQuiz } from './rights.ts';

type Quizzing = Context<QuizRecords>;

/** Starts a quiz in the channel, unless something is in the way. */
export const startHere = async (
  settings: QuizSettings,
  mode: QuizMode,
  context: Quizzing,
): Promise<Reply> => {
  const { records, bank, now } = context;
  const refusal = await obstacleTo(mode, context);
  if (refusal !== undefined) return refuse(refusal);
  const { topic, level, count, seconds, lobby } = settings;
  const seed = context.seed();
  const history = await records.roundOpener.history(context.channel.id, context.ignoreRoundsThrough);
  const questions = planQuiz(bank.fitting({ topic, level }), history, count, seed, familyIn(bank));
  if (questions.length === 0) return refuse(nothingFits({ topic, level }, bank));
  const channel = await context.storeChannel();
  const member = await context.storeMember();
  const allowedMs = seconds === undefined ? undefined : seconds * 1000;
  const pace = questions.map((question) => paceOf(question, allowedMs));
  const quiz = startQuiz({ mode, pace }, now + lobby * 1000);
  const stored = await records.quizzes.start(
    { channel: channel.id, startedBy: member.id, seed, quiz, settings },
    questions,
  );
  await setQuizTimer(records, stored.id, quiz);
  await records.outbox.add(channel.id, 'quiz-intro', stored.id, now);
  return privately(
    soonCard(
      await records.outages.ofChannel(channel.id),
      questions.length < count
        ? `Only ${plural(questions.length, 'question')} ${questions.length === 1 ? 'matches' : 'match'}, so the quiz is shorter. `
        : '',
    ),
  );
};

/** Starts another quiz with the settings of one that is over. */
export const playAgain = async (id: number, context: Quizzing): Promise<Reply> => {
  const stored = await quizHere(id, context);
  if (stored?.settings === undefined) return unknownQuiz();
  const { records, channel } = context;
  const obstacle = context.obstacle ?? (await fullQueue(records.counts, channel));
  return startHere(stored.settings, stored.quiz.mode, { ...context, obstacle });
};

const tooMany = `${most.quizzes} quizzes are already running here, and that is the limit. Join one of them, or try again when one is over.`;

/** Says what keeps a quiz from being started here, in a sentence with a remedy; `undefined` if nothing does. */
const obstacleTo = async (
  mode: QuizMode,
  { records, channel, obstacle }: Quizzing,
): Promise<string | undefined> => {
  if (obstacle !== undefined) return obstacle;
  if (await records.quizzes.running(channel.id)) {
    return 'A quiz is already running in this channel. Join in, or end it with /quiz stop.';
  }
  if ((await records.counts.quizzes(channel)) >= most.quizzes) return tooMany;
  if (mode !== 'teams') return undefined;
  const teams = (await records.teams.list(channel)).filter(({ members }) => members > 0);
  return teams.length >= 2
    ? undefined
    : 'A team quiz needs at least two teams with members. Create one with /team create, or join one with /team join.';
};
