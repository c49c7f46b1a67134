import type { Address } from '../../chat/people.ts';
import type { Work } from '../feature.ts';
import type { PostKindHandler } from '../post-kind.ts';
import { quizAnswersCard, threadCard, threadName } from '../rounds/thread-cards.ts';
import type { QuizRecords } from './repository.ts';

/** Names the thread under the first message of a quiz; `undefined` if its starter wanted none. */
export const nameThread = async (
  quiz: number,
  { records }: Work<QuizRecords>,
): Promise<string | undefined> =>
  (await records.quizzes.get(quiz))?.settings?.thread ? threadName('Quiz') : undefined;

/** Begins a thread that was opened under the first message of a quiz. */
export const beginThread = async (
  quiz: number,
  address: Address,
  { records, now }: Work<QuizRecords>,
): Promise<void> => {
  const channel = await records.channels.meet(address, 'thread');
  await records.threads.add('quiz', quiz, channel.id);
  await records.outbox.add(channel.id, 'quiz-thread', quiz, now);
};

/** Posts the answers of a quiz that is over in its thread, if it has one. */
export const answerInThread = async (
  quiz: number,
  { threads, outbox }: QuizRecords,
  now: number,
): Promise<void> => {
  const channel = await threads.of('quiz', quiz);
  if (channel !== undefined) await outbox.add(channel, 'quiz-answers', quiz, now);
};

/** The messages in threads. */
export const threadPosts = {
  'quiz-thread': {
    isFinal: true,
    canWait: async () => false,
    card: async () => threadCard('this quiz'),
  },
  'quiz-answers': {
    isFinal: true,
    canWait: async () => false,
    card: async (subject, { records }) => {
      const { posted } = await records.quizPosts.of(subject);
      const shown = [];
      for (const index of posted) {
        const round = await records.rounds.ofQuiz(subject, index);
        if (round?.closedAt !== undefined)
          shown.push([round, await records.answers.votes(round.id)] as const);
      }
      return shown.length === 0 ? undefined : quizAnswersCard(shown);
    },
  },
} satisfies Record<string, PostKindHandler<QuizRecords>>;
