import type { Block, Card } from '../chat/card.ts';
import { postVerdict } from '../engine/daily.ts';
import type { Quiz } from '../engine/quiz.ts';
import { pausedCard } from '../features/daily/cards.ts';
import type { Bank } from '../features/question-bank.ts';
import {
  playersTable,
  type QuizResult,
  quizEndCard,
  quizIntroCard,
  quizResumedCard,
  teamsTable,
} from '../features/quiz/cards.ts';
import { recapCard } from '../features/recap/card.ts';
import { gatherRecap } from '../features/recap/recap.ts';
import { closedQuestionCard, openQuestionCard } from '../features/rounds/question-card.ts';
import type { Round, StoredQuiz } from '../features/rounds/repository.ts';
import { withdrawnCard } from '../features/withdrawals/withdrawn-card.ts';
import type { Post } from './queue.ts';
import type { Records } from './store.ts';

/** How many players a table in a channel shows. */
const shownAtReveal = 5;
const shownAtEnd = 10;

/** The card of a message as the records stand at `now`; nothing when what it shows is gone. */
export const renderPost = async (
  { kind, subject }: Pick<Post, 'kind' | 'subject'>,
  records: Records,
  bank: Bank,
  now: number,
): Promise<Card | undefined> => {
  switch (kind) {
    case 'question': {
      const round = await records.rounds.get(subject);
      return round && renderRound(round, records, bank, now);
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
      return stored && quizEndCard(stored.quiz, await resultOf(stored, records));
    }
    case 'daily-trouble': {
      const schedule = await records.schedules.get(subject);
      return schedule && pausedCard(schedule.pausedBecause ?? '');
    }
    case 'withdrawn': {
      const question = await records.withdrawals.question(subject);
      return question === undefined ? undefined : withdrawnCard(question, bank);
    }
    case 'recap': {
      const recap = await gatherRecap(subject, records);
      return recap && recapCard(recap);
    }
  }
};

/** A question's card, open or closed, as it is at `now`. */
export const renderRound = async (round: Round, records: Records, bank: Bank, now: number): Promise<Card> => {
  const quiz = round.game.kind === 'quiz' ? (await records.quizzes.get(round.game.quiz))?.quiz : undefined;
  const heading = headingOf(round, quiz);
  if (round.closedAt === undefined) {
    return openQuestionCard(
      { ...round, closesAt: closesAt(round, quiz, now) },
      heading,
      remarks(round),
      bank,
    );
  }
  const votes = await records.answers.votes(round.id);
  const first = round.firstRight === undefined ? undefined : await records.members.get(round.firstRight);
  const table = await tableSoFar(round, quiz, records);
  return closedQuestionCard(round, heading, votes, first?.name, table, bank);
};

const headingOf = ({ game }: Round, quiz: Quiz | undefined): string => {
  if (game.kind === 'quiz') return `Question ${game.index + 1} of ${quiz?.questions ?? game.index + 1}`;
  return game.day === undefined ? 'An extra question' : `Daily question ${game.day}`;
};

/** A quiz question that its channel does not see yet has its whole time before it. */
const closesAt = (round: Round, quiz: Quiz | undefined, now: number): number =>
  quiz?.phase.kind === 'asking' && !quiz.phase.shown ? now + quiz.allowedMs : round.closesAt;

const remarks = ({ game, openedAt }: Round): string[] =>
  game.kind === 'daily' && postVerdict(game.dueAt, openedAt) === 'late'
    ? ['Posted late, as I was away.']
    : [];

/** The top of a quiz's table, below a question that is not its last. */
const tableSoFar = async (
  { game, answers }: Round,
  quiz: Quiz | undefined,
  { boards }: Records,
): Promise<Block[]> => {
  if (game.kind !== 'quiz' || answers === 0 || quiz?.phase.kind === 'over') return [];
  return quiz?.mode === 'teams'
    ? [teamsTable((await boards.quizTeams(game.quiz)).slice(0, shownAtReveal))]
    : [playersTable(await boards.quiz(game.quiz, shownAtReveal))];
};

const resultOf = async ({ id, quiz }: StoredQuiz, { boards }: Records): Promise<QuizResult> => ({
  players: await boards.quiz(id, quiz.mode === 'teams' ? shownAtReveal : shownAtEnd),
  teams: quiz.mode === 'teams' ? await boards.quizTeams(id) : [],
});
