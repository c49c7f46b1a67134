import { note } from '../../chat/card.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import { grouped, ordinal } from '../../chat/text.ts';
import type { Context } from '../feature.ts';
import type { Bank } from '../question-bank.ts';
import { gatherMs } from '../rounds/answer.ts';
import { shareCard, square } from '../sharing.ts';
import { quizActions } from './actions.ts';
import type { QuizRecords, StoredQuiz } from './repository.ts';
import { quizHere, unknownQuiz } from './rights.ts';
import { type QuizScore, scoreOf } from './scores.ts';

type Quizzing = Context<QuizRecords>;

/** Shows somebody how they did in a quiz, without giving its questions away. */
export const shareQuiz = (id: number, context: Quizzing): Promise<Reply> =>
  withScore(id, context, async (stored, score) => {
    const { records, bank, member } = context;
    const { posted } = await records.quizPosts.of(id);
    const text = `${nameOf(stored, bank)} · ${scoreText(score, posted)}`;
    const hasPosted = await records.quizShares.has(id, member.id);
    return privately(shareCard(text, hasPosted ? undefined : quizActions['post-score'].id({ quiz: id })));
  });

/** Adds how somebody did to the final standings, for everyone to see. */
export const postScore = (id: number, context: Quizzing): Promise<Reply> =>
  withScore(id, context, async () => {
    const { records, member, now } = context;
    if (!(await records.quizShares.add(id, member.id, now))) return privately(note(alreadyPosted));
    await records.outbox.requestEdit('quiz-end', id, now + gatherMs);
    return privately(note("I'm adding it to the final standings.", 'right'));
  });

const alreadyPosted = "You already posted how you did. It's with the final standings.";

/**
 * Describes a score with a square per question, as in `🟩🟩⬛🟩🟥 · 442 · 2nd of 17`; without points, there is no
 * place.
 * @param posted the questions that reached the channel, from 0
 */
export const scoreText = (
  { marks, points, rank, size }: Omit<QuizScore, 'name'>,
  posted: readonly number[],
): string => {
  const squares = posted.map((position) => square(marks.get(position))).join('');
  return [squares, grouped(points), ...(points > 0 ? [`${ordinal(rank)} of ${grouped(size)}`] : [])].join(
    ' · ',
  );
};

const nameOf = ({ settings }: StoredQuiz, bank: Bank): string => {
  const { topic, level } = settings ?? {};
  const about = [
    ...(topic === undefined ? [] : [bank.title(topic)]),
    ...(level === undefined ? [] : [level]),
  ];
  return about.length === 0 ? 'Quiz' : `Quiz · ${about.join(', ')}`;
};

const withScore = async (
  id: number,
  context: Quizzing,
  work: (stored: StoredQuiz, score: QuizScore) => Promise<Reply>,
): Promise<Reply> => {
  const stored = await quizHere(id, context);
  if (stored === undefined) return unknownQuiz();
  if (stored.quiz.phase.kind !== 'over') return refuse('You can share how you did once the quiz is over.');
  const score = await scoreOf(id, context.member.id, context.records);
  return score === undefined
    ? refuse('You did not answer in this quiz, so there is nothing to share.')
    : work(stored, score);
};
