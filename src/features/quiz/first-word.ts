import { offered } from '../../chat/commands/offered.ts';
import { formFor } from '../../chat/commands/parse.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import { type Context, commandsOf } from '../feature.ts';
import { startRefusal } from '../policies/may-start.ts';
import { runningCard } from './cards.ts';
import { startQuizCommand } from './commands.ts';
import type { QuizRecords } from './repository.ts';

/** Answers with the form of a new quiz, or says what may be done with the one that runs in the channel. */
export const offerQuiz = async (context: Context<QuizRecords>): Promise<Reply> => {
  if ((await context.records.quizzes.running(context.channel.id)) !== undefined)
    return privately(runningCard);
  const refusal = await startRefusal(context);
  if (refusal !== undefined) return refuse(refusal);
  return { kind: 'form', form: formFor(offered(startQuizCommand, context.lacks), {}, {}) };
};

/** What the first word alone does. */
export const quizAlone = commandsOf<QuizRecords>()({
  path: 'quiz',
  about: 'Start a live quiz, or see what to do with the one that runs',
  who: 'anyone',
  repeatable: true,
  options: {},
  run: (_, context) => offerQuiz(context),
});
