import { says, slash } from '../../chat/inline.ts';
import { type Reply, refuse } from '../../chat/messages.ts';
import type { Context } from '../feature.ts';
import type { QuizRecords, StoredQuiz } from './repository.ts';

type Quizzing = Context<QuizRecords>;

/** Returns whether the member started the quiz or manages the channel. */
export const mayRun = ({ startedBy }: StoredQuiz, { member, isOwner }: Quizzing): boolean =>
  startedBy === member.id || isOwner;

/** Runs `work` if the member started the quiz or is a manager; refuses otherwise. */
export const withRights = (
  stored: StoredQuiz,
  context: Quizzing,
  work: () => Promise<Reply>,
): Promise<Reply> | Reply =>
  mayRun(stored, context)
    ? work()
    : refuse('Only the person who started the quiz, or a manager, can do that.');

/** Finds a quiz of this channel; `undefined` if there is none with this id. */
export const quizHere = async (
  id: number,
  { records: { quizzes }, channel }: Quizzing,
): Promise<StoredQuiz | undefined> => {
  const stored = await quizzes.get(id);
  return stored?.channel === channel.id ? stored : undefined;
};

/** Refuses what is about a quiz that is not in this channel. */
export const unknownQuiz = (): Reply =>
  refuse(says`I no longer know this quiz. Start another with ${slash('quiz start')}.`);

/** Refuses what is too late because the quiz is over. */
export const quizIsOver = (): Reply =>
  refuse(says`This quiz is over. Start another with ${slash('quiz start')}.`);
