import { note } from '../../chat/card.ts';
import { code as literal } from '../../chat/inline.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import { plural } from '../../chat/text.ts';
import { paceOf } from '../../engine/pace.ts';
import type { ChoiceQuestion } from '../../engine/question.ts';
import type { QuizMode } from '../../engine/quiz.ts';
import type { Context } from '../feature.ts';
import { atMost } from '../policies/words.ts';
import type { Bank } from '../question-bank.ts';
import { codeText } from './code.ts';
import { launch, refusalTo } from './launch.ts';
import type { QuizRecords, QuizSettings } from './repository.ts';

type Quizzing = Context<QuizRecords>;

/** What somebody chose when they started a quiz from a code. */
type ReplaySettings = Pick<QuizSettings, 'topic' | 'level' | 'seconds' | 'lobby'>;

/** Starts a quiz with the questions of an earlier one: in the same order, and with the same order of choices. */
export const replayHere = async (
  code: string,
  { topic, level, seconds, lobby }: ReplaySettings,
  mode: QuizMode,
  context: Quizzing,
): Promise<Reply> => {
  const { records, bank, channel } = context;
  if (topic !== undefined || level !== undefined)
    return refuse('The code says which questions to ask, so leave out the topic and the level.');
  const refusal = await refusalTo(mode, context);
  if (refusal !== undefined) return refusal;
  const first = await records.replays.first(code);
  if (first === undefined) {
    const text = ['I know no quiz with the code ', literal(codeText(code)), `. ${compareIt}`];
    return privately(note(text, 'warning'));
  }
  const asked = await records.replays.questions(first.id);
  const { mostQuestions = asked.length } = await records.policies.of(channel.id);
  if (asked.length > mostQuestions) {
    return refuse(
      `That quiz has ${plural(asked.length, 'question')}, and quizzes in this channel have ${atMost(mostQuestions)}. Play it in another channel, or start a new quiz here.`,
    );
  }
  const { withdrawn } = await records.roundOpener.history(channel);
  if (asked.some(({ id }) => withdrawn.has(id))) {
    return refuse(
      "One of its questions was withdrawn here, so I can't ask them again. Start a new quiz instead.",
    );
  }
  const questions = asked.flatMap((one) => unchanged(one, bank) ?? []);
  if (questions.length < asked.length || questions.length === 0) {
    return refuse(
      "Some of its questions are gone or have changed since, so I can't ask them again. Start a new quiz instead.",
    );
  }
  const allowedMs = seconds === undefined ? undefined : seconds * 1000;
  const pace = questions.map((question, index) => {
    const before = first.quiz.pace[index];
    return allowedMs === undefined && before !== undefined ? before : paceOf(question, allowedMs);
  });
  const settings = {
    ...first.settings,
    count: questions.length,
    lobby,
    ...(seconds === undefined ? {} : { seconds }),
  };
  return launch({ mode, settings, seed: context.seed(), questions, pace, replayed: code }, '', context);
};

const compareIt = "Compare it with the one below the quiz's final standings.";

/** Finds a question in the bank, with its choices in the order asked; `undefined` if it is gone or has others now. */
const unchanged = (asked: ChoiceQuestion, bank: Bank): ChoiceQuestion | undefined => {
  const now = bank.question(asked.id);
  if (now === undefined || now.kind === 'open' || now.choices.length !== asked.choices.length)
    return undefined;
  const choices = asked.choices.flatMap(({ text }) => now.choices.find((one) => one.text === text) ?? []);
  return choices.length === asked.choices.length ? { ...now, choices } : undefined;
};
