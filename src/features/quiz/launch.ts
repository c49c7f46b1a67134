import { type InlineText, says, slash } from '../../chat/inline.ts';
import { obstructed, privately, type Reply, refuse } from '../../chat/messages.ts';
import type { Pace } from '../../engine/pace.ts';
import type { ChoiceQuestion } from '../../engine/question.ts';
import { type QuizMode, startQuiz } from '../../engine/quiz.ts';
import type { Seed } from '../../engine/random.ts';
import type { Context } from '../feature.ts';
import { most } from '../limits.ts';
import { soonCard } from '../outages/cards.ts';
import { startRefusal } from '../policies/may-start.ts';
import { setQuizTimer } from './advance.ts';
import { codeFrom } from './code.ts';
import type { QuizRecords, QuizSettings } from './repository.ts';

type Quizzing = Context<QuizRecords>;

/** A quiz that is about to begin. */
export interface Launch {
  readonly mode: QuizMode;
  readonly settings: QuizSettings;
  readonly seed: Seed;
  readonly questions: readonly ChoiceQuestion[];
  /** Of each question. */
  readonly pace: readonly Pace[];
  /** The code that it is played from; `undefined` if it is a new quiz. */
  readonly replayed: string | undefined;
}

/** Opens the lobby of a quiz. `remark` is what its starter should know besides. */
export const launch = async (
  { mode, settings, seed, questions, pace, replayed }: Launch,
  remark: string,
  context: Quizzing,
): Promise<Reply> => {
  const { records, now } = context;
  const channel = await context.storeChannel();
  const member = await context.storeMember();
  const quiz = startQuiz({ mode, pace }, now + settings.lobby * 1000);
  const stored = await records.quizzes.start(
    {
      channel: channel.id,
      startedBy: member.id,
      seed,
      quiz,
      settings,
      code: replayed ?? (await freshCode(context)),
    },
    questions,
    replayed !== undefined,
  );
  await setQuizTimer(records, stored.id, quiz);
  await records.outbox.add(channel.id, 'quiz-intro', stored.id, now);
  return privately(soonCard(await records.outages.ofChannel(channel.id), remark));
};

/** Creates a code that no quiz has. */
const freshCode = async (context: Quizzing): Promise<string> => {
  const code = codeFrom(context.code());
  return (await context.records.replays.first(code)) === undefined ? code : freshCode(context);
};

const tooMany = `${most.quizzes} quizzes are already running here, and that is the limit. Join one of them, or try again when one is over.`;

/** Refuses to start a quiz if something keeps it from being started here; `undefined` if nothing does. */
export const refusalTo = async (mode: QuizMode, context: Quizzing): Promise<Reply | undefined> => {
  const notAllowed = await startRefusal(context);
  if (notAllowed !== undefined) return refuse(notAllowed);
  if (context.obstacle !== undefined) return obstructed(context.obstacle);
  const inTheWay = await obstacleTo(mode, context);
  return inTheWay === undefined ? undefined : refuse(inTheWay);
};

const obstacleTo = async (
  mode: QuizMode,
  { records, channel }: Quizzing,
): Promise<InlineText | undefined> => {
  if (await records.quizzes.running(channel.id)) {
    return says`A quiz is already running in this channel. Join in, or end it with ${slash('quiz stop')}.`;
  }
  if ((await records.counts.quizzes(channel)) >= most.quizzes) return tooMany;
  if (mode !== 'teams') return undefined;
  const teams = (await records.teams.list(channel)).filter(({ members }) => members > 0);
  return teams.length >= 2
    ? undefined
    : says`A team quiz needs at least two teams with members. Create one with ${slash('team create')}, or join one with ${slash('team join')}.`;
};
