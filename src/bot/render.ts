import { postVerdict } from '../engine/daily.ts';
import type { Block, Card } from '../view/card.ts';
import { troubleCard } from './cards/daily.ts';
import { closedQuestionCard, openQuestionCard } from './cards/question.ts';
import { quizEndCard, quizIntroCard, quizResumedCard } from './cards/quiz.ts';
import { standingsTable } from './cards/standings.ts';
import type { Bank } from './ports/bank.ts';
import type { Round } from './ports/game.ts';
import type { Post } from './ports/queue.ts';
import type { Records } from './ports/store.ts';

/** How many players a table in a channel shows. */
const shownAtReveal = 5;
const shownAtEnd = 10;

/** The card of a message as the records stand now; nothing when what it shows is gone. */
export const renderPost = async (
  { kind, subject }: Pick<Post, 'kind' | 'subject'>,
  records: Records,
  bank: Bank,
): Promise<Card | undefined> => {
  switch (kind) {
    case 'question': {
      const round = await records.rounds.get(subject);
      return round && renderRound(round, records, bank);
    }
    case 'quiz-intro': {
      const stored = await records.quizzes.get(subject);
      return stored && quizIntroCard(stored.quiz);
    }
    case 'quiz-resumed': {
      const stored = await records.quizzes.get(subject);
      return stored && quizResumedCard(stored.quiz);
    }
    case 'quiz-end': {
      const stored = await records.quizzes.get(subject);
      return stored && quizEndCard(stored.quiz, await records.boards.quiz(subject, shownAtEnd));
    }
    case 'daily-trouble': {
      const schedule = await records.schedules.get(subject);
      return schedule && troubleCard(schedule);
    }
  }
};

/** A question's card, open or closed. */
export const renderRound = async (round: Round, records: Records, bank: Bank): Promise<Card> => {
  const heading = await headingOf(round, records);
  if (round.closedAt === undefined) return openQuestionCard(round, heading, remarks(round), bank);
  const votes = await records.answers.votes(round.id);
  const first = round.firstRight === undefined ? undefined : await records.members.get(round.firstRight);
  return closedQuestionCard(round, heading, votes, first?.name, await tableSoFar(round, records), bank);
};

const headingOf = async ({ game }: Round, records: Records): Promise<string> => {
  if (game.kind === 'daily')
    return game.day === undefined ? 'An extra question' : `Daily question ${game.day}`;
  const stored = await records.quizzes.get(game.quiz);
  return `Question ${game.index + 1} of ${stored?.quiz.questions ?? game.index + 1}`;
};

const remarks = ({ game, openedAt }: Round): string[] =>
  game.kind === 'daily' && postVerdict(game.dueAt, openedAt) === 'late'
    ? ['Posted late, as I was away.']
    : [];

/** The top of a quiz's table, below a question that is not its last. */
const tableSoFar = async ({ game, answers }: Round, { boards, quizzes }: Records): Promise<Block[]> => {
  if (game.kind !== 'quiz' || answers === 0) return [];
  const stored = await quizzes.get(game.quiz);
  if (stored?.quiz.phase.kind === 'over') return [];
  return [standingsTable(await boards.quiz(game.quiz, shownAtReveal))];
};
