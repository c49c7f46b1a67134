import { note } from '../../chat/card.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import { grouped } from '../../chat/text.ts';
import { votesToSkip } from '../../engine/quiz.ts';
import type { Context } from '../feature.ts';
import { gatherMs } from '../rounds/answer.ts';
import type { QuizGame, Round } from '../rounds/repository.ts';
import { advanceQuiz } from './advance.ts';
import type { QuizRecords, StoredQuiz } from './repository.ts';
import { mayRun, quizHere, quizIsOver, unknownQuiz, withRights } from './rights.ts';

type Quizzing = Context<QuizRecords>;

/** Handles the button to skip a question: it closes at once for whoever may do that, and counts a vote of anyone else. */
export const skipQuestion = async (id: number, context: Quizzing): Promise<Reply> => {
  const round = await context.records.rounds.get(id, context.channel);
  if (round?.game.kind !== 'quiz') return refuse('I no longer know this question.');
  const stored = await quizHere(round.game.quiz, context);
  if (stored === undefined) return unknownQuiz();
  const { phase } = stored.quiz;
  if (phase.kind === 'over') return quizIsOver();
  if (phase.kind !== 'asking' || phase.index !== round.game.index) {
    return alreadyClosed(round.game);
  }
  return mayRun(stored, context) ? skip(stored, context) : vote(round, round.game, stored, context);
};

/** Handles the button to go on to the next question. */
export const goToNext = async (
  { quiz, index }: { readonly quiz: number; readonly index: number },
  context: Quizzing,
): Promise<Reply> => {
  const stored = await quizHere(quiz, context);
  if (stored === undefined) return unknownQuiz();
  const { phase } = stored.quiz;
  if (phase.kind === 'over') return quizIsOver();
  if (phase.kind !== 'pause' || phase.index !== index) return refuse('The quiz has gone on already.');
  return withRights(stored, context, async () => {
    await advanceQuiz(context.records, stored, 'next', context.now);
    return privately(note('Here it comes.'));
  });
};

const skip = async (stored: StoredQuiz, { records, now }: Quizzing): Promise<Reply> => {
  await advanceQuiz(records, stored, 'skip', now);
  return privately(note('Skipped.'));
};

const alreadyClosed = ({ index }: Pick<QuizGame, 'index'>): Reply =>
  refuse(`Question ${index + 1} is closed already.`);

const vote = async (
  { id }: Round,
  { index, expected }: QuizGame,
  stored: StoredQuiz,
  context: Quizzing,
): Promise<Reply> => {
  const { records, member, now } = context;
  if (!(await records.skipVotes.mayVote(id, member.id))) return refuse(index === 0 ? notIn : notPlaying);
  const isNew = await records.skipVotes.add(id, member.id, now);
  if (isNew === undefined) return alreadyClosed({ index });
  const votes = await records.skipVotes.count(id);
  if (votes >= votesToSkip(expected)) return skip(stored, context);
  const sofar = `${grouped(votes)} of ${grouped(votesToSkip(expected))} votes so far.`;
  if (!isNew) return privately(note(`You already voted to skip this question: ${sofar}`));
  await records.outbox.requestEdit('question', id, now + gatherMs);
  return privately(note(`You voted to skip this question: ${sofar}`));
};

const notIn =
  'Only those who were in before the quiz began can vote to skip its first question. You can from the question on that follows one you answered.';
const notPlaying = 'Only those who answered the previous question can vote to skip this one.';
