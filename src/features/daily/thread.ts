import type { Address } from '../../chat/people.ts';
import type { Work } from '../feature.ts';
import type { PostKindHandler } from '../post-kind.ts';
import type { Round } from '../rounds/repository.ts';
import { roundAnswerCard, threadCard, threadName } from '../rounds/thread-cards.ts';
import { headingOf } from './heading.ts';
import type { DailyRecords } from './repository.ts';

/** Names the thread under a daily question; `undefined` if its schedule wants none. */
export const nameThread = async (
  { game }: Round,
  { records }: Work<DailyRecords>,
): Promise<string | undefined> => {
  if (game.kind !== 'daily' || !(await records.schedules.get(game.schedule))?.thread) return undefined;
  return threadName(headingOf(game));
};

/** Begins a thread that was opened under a daily question. */
export const beginThread = async (
  round: Round,
  address: Address,
  { records, now }: Work<DailyRecords>,
): Promise<void> => {
  const channel = await records.channels.meet(address, 'thread');
  await records.threads.add('round', round.id, channel.id);
  await records.outbox.add(channel.id, 'round-thread', round.id, now);
  if (round.closedAt !== undefined) await answerInThread(round.id, records, now);
};

/** Posts the answer of a question that was closed in its thread, if it has one. */
export const answerInThread = async (
  round: number,
  { threads, outbox }: DailyRecords,
  now: number,
): Promise<void> => {
  const channel = await threads.of('round', round);
  if (channel !== undefined) await outbox.add(channel, 'round-answer', round, now);
};

/** The messages in threads. */
export const threadPosts = {
  'round-thread': {
    isFinal: true,
    canWait: async () => false,
    card: async () => threadCard('this question'),
  },
  'round-answer': {
    isFinal: true,
    canWait: async () => false,
    card: async (subject, { records }) => {
      const round = await records.rounds.get(subject);
      if (round?.closedAt === undefined) return undefined;
      return roundAnswerCard(round, await records.answers.votes(subject));
    },
  },
} satisfies Record<string, PostKindHandler<DailyRecords>>;
