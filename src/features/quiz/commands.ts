import { note } from '../../chat/card.ts';
import { needing, optional, withDefault } from '../../chat/commands/option.ts';
import { choice, integer } from '../../chat/commands/option-types.ts';
import { says, slash } from '../../chat/inline.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import { levels } from '../../engine/question.ts';
import { lobbyMs, quizModes } from '../../engine/quiz.ts';
import { type Context, commandsOf } from '../feature.ts';
import { topic } from '../question-options.ts';
import { advanceQuiz } from './advance.ts';
import { quizCode } from './code.ts';
import { replayHere } from './replay.ts';
import type { QuizRecords, StoredQuiz } from './repository.ts';
import { withRights } from './rights.ts';
import { startHere } from './start.ts';

const command = commandsOf<QuizRecords>();

/** Starts a quiz. */
export const startQuizCommand = command({
  path: 'quiz start',
  title: 'Start a quiz',
  submit: 'Start',
  about: 'Start a live quiz in this channel',
  who: 'anyone',
  options: {
    topic: optional(topic('Topic or whole track; all if left out')),
    level: optional(choice('Level of the questions', levels)),
    count: withDefault(integer('How many questions', 1, 50), '10'),
    seconds: optional(integer('Seconds for each question; if left out, reading time and 15 more', 5, 300)),
    mode: withDefault(
      choice('everyone: right answers score; race: only the first; teams: team against team', quizModes),
      'everyone',
    ),
    code: optional(quizCode('Code of an earlier quiz, to ask the same')),
    lobby: withDefault(integer('Seconds to come in before it begins', 0, 300), String(lobbyMs / 1000)),
    thread: needing(
      'open threads',
      withDefault(choice('on: a thread to talk without spoilers', ['on', 'off']), 'off'),
    ),
  },
  example: 'topic:decorators count:5 seconds:30',
  run: async ({ mode, code, thread, ...chosen }, context) => {
    const settings = thread === 'on' ? { ...chosen, thread: true as const } : chosen;
    return code === undefined
      ? startHere(settings, mode, context)
      : replayHere(code, settings, mode, context);
  },
});

const stop = command({
  path: 'quiz stop',
  about: 'End the running quiz and show its standings',
  who: 'anyone',
  options: {},
  run: (_, context) =>
    withOwnQuiz(context, async (stored) => {
      await advanceQuiz(context.records, stored, 'stop', context.now);
      return privately(note('The quiz is over.'));
    }),
});

const skip = command({
  path: 'quiz skip',
  about: 'Close the open question now and show its answer',
  who: 'anyone',
  options: {},
  run: (_, context) =>
    withOwnQuiz(context, async (stored) => {
      if (stored.quiz.phase.kind !== 'asking')
        return refuse('No question is open right now. The next one is on its way.');
      await advanceQuiz(context.records, stored, 'skip', context.now);
      return privately(note('Skipped.'));
    }),
});

/** The quiz commands. */
export const quizCommands = [startQuizCommand, stop, skip];

/** Runs `work` if the member started the running quiz or is a manager; refuses otherwise. */
const withOwnQuiz = async (
  context: Context<QuizRecords>,
  work: (stored: StoredQuiz) => Promise<Reply>,
): Promise<Reply> => {
  const stored = await context.records.quizzes.running(context.channel.id);
  if (stored === undefined)
    return refuse(says`No quiz is running in this channel. Start one with ${slash('quiz start')}.`);
  return withRights(stored, context, () => work(stored));
};
