import { note } from '../../chat/card.ts';
import { optional, withDefault } from '../../chat/commands/option.ts';
import { choice, integer } from '../../chat/commands/option-types.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import { plural } from '../../chat/text.ts';
import { planQuiz } from '../../engine/plan.ts';
import { levels } from '../../engine/question.ts';
import { quizModes, startQuiz } from '../../engine/quiz.ts';
import { type Context, commandsOf } from '../feature.ts';
import { most } from '../limits.ts';
import { soonCard } from '../outages/cards.ts';
import { familyIn, nothingFits } from '../question-bank.ts';
import { topic } from '../question-options.ts';
import { advanceQuiz, setQuizTimer } from './advance.ts';
import type { QuizRecords, StoredQuiz } from './repository.ts';

const command = commandsOf<QuizRecords>();

const tooMany = `${most.quizzes} quizzes are already running here, and that is the limit. Join one of them, or try again when one is over.`;

const start = command({
  path: 'quiz start',
  about: 'Start a live quiz in this channel',
  who: 'anyone',
  options: {
    topic: optional(topic('A topic or a whole track; leave out for all')),
    level: optional(choice('Experience level of the questions', levels)),
    count: withDefault(integer('How many questions', 1, 50), '10'),
    seconds: withDefault(integer('Seconds for each question', 5, 300), '20'),
    mode: withDefault(
      choice(
        'everyone: all right answers score; race: only the first one does; teams: team against team',
        quizModes,
      ),
      'everyone',
    ),
  },
  example: '/quiz start topic:decorators count:5 seconds:30',
  run: async ({ topic, level, count, seconds, mode }, context) => {
    const { records, bank, now, ignoreRoundsThrough, obstacle } = context;
    if (obstacle !== undefined) return refuse(obstacle);
    if (await records.quizzes.running(context.channel.id)) {
      return refuse('A quiz is already running in this channel. Join in, or end it with /quiz stop.');
    }
    if ((await records.counts.quizzes(context.channel)) >= most.quizzes) return refuse(tooMany);
    if (
      mode === 'teams' &&
      (await records.teams.list(context.channel)).filter(({ members }) => members > 0).length < 2
    ) {
      return refuse(
        'A team quiz needs at least two teams with members. Create one with /team create, or join one with /team join.',
      );
    }
    const seed = context.seed();
    const history = await records.roundOpener.history(context.channel.id, ignoreRoundsThrough);
    const questions = planQuiz(bank.fitting({ topic, level }), history, count, seed, familyIn(bank));
    if (questions.length === 0) return refuse(nothingFits({ topic, level }, bank));
    const channel = await context.storeChannel();
    const member = await context.storeMember();
    const quiz = startQuiz({ mode, allowedMs: seconds * 1000, questions: questions.length }, now);
    const stored = await records.quizzes.start(
      { channel: channel.id, startedBy: member.id, seed, quiz },
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
  },
});

const stop = command({
  path: 'quiz stop',
  about: 'End the running quiz and show its standings',
  who: 'anyone',
  options: {},
  example: '/quiz stop',
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
  example: '/quiz skip',
  run: (_, context) =>
    withOwnQuiz(context, async (stored) => {
      if (stored.quiz.phase.kind !== 'asking')
        return refuse('No question is open right now. The next one is on its way.');
      await advanceQuiz(context.records, stored, 'skip', context.now);
      return privately(note('Skipped.'));
    }),
});

/** The quiz commands. */
export const quizCommands = [start, stop, skip];

/** Runs `work` if the member started the running quiz or is a manager; refuses otherwise. */
const withOwnQuiz = async (
  { records, channel, member, isManager }: Context<QuizRecords>,
  work: (stored: StoredQuiz) => Promise<Reply>,
): Promise<Reply> => {
  const stored = await records.quizzes.running(channel.id);
  if (stored === undefined) return refuse('No quiz is running in this channel. Start one with /quiz start.');
  if (stored.startedBy !== member.id && !isManager) {
    return refuse('Only the person who started the quiz, or a manager, can do that.');
  }
  return work(stored);
};
