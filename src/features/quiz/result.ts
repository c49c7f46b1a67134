import { split } from '../../chat/fit.ts';
import { privately, type Reply, refuse } from '../../chat/messages.ts';
import type { Context } from '../feature.ts';
import { placesAmongSeen } from './own-places.ts';
import type { AskedRound, QuizRecords } from './repository.ts';
import { type Missed, missedCard, type OwnResult, resultCard } from './result-card.ts';
import { quizHere, unknownQuiz } from './rights.ts';

/** How many missed questions one message explains. */
const pageSize = 5;

/** Shows somebody how they did in a quiz that is over: first of all in sum, then question by question what they missed. */
export const showResult = async (
  { quiz, page }: { readonly quiz: number; readonly page: number },
  context: Context<QuizRecords>,
): Promise<Reply> => {
  const { records, member } = context;
  const stored = await quizHere(quiz, context);
  if (stored === undefined) return unknownQuiz();
  if (stored.quiz.phase.kind !== 'over') return refuse('Your result comes once the quiz is over.');
  const asked = await records.quizScores.answers(quiz, member.id);
  const through = stored.quiz.pace.length;
  const scores = (await records.quizScores.ofAll([{ quiz, through }])).get(quiz) ?? [];
  const place = placesAmongSeen(scores)(member.id);
  if (place === undefined) return refuse('You did not answer in this quiz, so you have no result.');
  const missed = asked.filter(isMissed);
  const shown = missed.slice(page * pageSize, (page + 1) * pageSize);
  // Another channel may still be answering the same question.
  const hiding = await records.openQuestions.hiding(
    shown.map(({ round }) => ({ ...context.channel, question: round.question.id })),
  );
  const rest: Missed = {
    questions: shown.map((one, index) => ({ ...one, hidden: hiding[index] })),
    next: missed.length > (page + 1) * pageSize ? { quiz, page: page + 1 } : undefined,
  };
  const own: OwnResult = { place, asked };
  return privately(...split(page === 0 ? resultCard(own, rest) : missedCard(rest)));
};

const isMissed = ({ round, answer }: AskedRound): boolean =>
  answer === undefined ? !round.isWithdrawn : !answer.right;
