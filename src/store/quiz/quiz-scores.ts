import { type Kysely, sql } from 'kysely';
import type { PlayerScore, QuizScores } from '../../features/quiz/repository.ts';
import { onRows } from '../database/listed.ts';
import { isPresent } from '../people/people.ts';
import { toAnswer } from '../rounds/answers.ts';
import { toRound } from '../rounds/rounds.ts';
import type { Tables } from '../tables.ts';
import { wasAsked } from './quiz-questions.ts';

/** Creates the repository of what players have scored in quizzes. */
export const quizScores = (db: Kysely<Tables>): QuizScores => ({
  ofAll: async (wanted) => {
    if (wanted.length === 0) return new Map();
    // Renaming the columns of every row would take longer than reading them.
    const { rows } = await findScores(db.withoutPlugins(), wanted);
    const scores = new Map<number, PlayerScore[]>();
    for (const { quiz, member, name, offBoards, points, ms, past, spent } of rows) {
      const own = {
        member,
        name,
        isSeen: offBoards === null,
        score: { points, ms },
        before: past === null ? undefined : { points: past, ms: spent ?? 0 },
      };
      const all = scores.get(quiz);
      if (all === undefined) scores.set(quiz, [own]);
      else all.push(own);
    }
    return scores;
  },
  answers: async (quiz, member) => {
    const rounds = await db
      .selectFrom('rounds')
      .selectAll()
      .where('quizId', '=', quiz)
      .where(wasAsked)
      .orderBy('position')
      .execute();
    const answers = await db
      .selectFrom('answers')
      .innerJoin('rounds', 'rounds.id', 'answers.roundId')
      .selectAll('answers')
      .where('rounds.quizId', '=', quiz)
      .where('answers.memberId', '=', member)
      .execute();
    const given = new Map(answers.map((row) => [row.roundId, toAnswer(row)]));
    return rounds.map((row) => ({ round: toRound(row), answer: given.get(row.id) }));
  },
});

/** A player's points and time of right answers, through a question and, in `past` and `spent`, before it. */
interface ScoreRow {
  readonly quiz: number;
  readonly member: number;
  readonly name: string;
  /** Why others don't see them on leaderboards; null if they do. */
  readonly offBoards: string | null;
  readonly points: number;
  readonly ms: number;
  readonly past: number | null;
  readonly spent: number | null;
}

/** Builds SQL for how long an answer took if it is right, in milliseconds. */
const taken = sql`case when a.correct = 1 and a.at > r.opened_at then a.at - r.opened_at else 0 end`;
const isPast = sql`r.position < wanted.through`;

const findScores = onRows<{ readonly quiz: number; readonly through: number }, ScoreRow>(
  { quiz: 'integer', through: 'integer' },
  (db, rows) => {
    // The cross joins keep SQLite from starting with every round.
    const query = sql<ScoreRow>`
      select sums.*, members.name, members.off_boards as "offBoards" from (
        select wanted.quiz, a.member_id as member,
          cast(sum(a.points) as integer) as points, cast(sum(${taken}) as integer) as ms,
          cast(sum(case when ${isPast} then a.points end) as integer) as past,
          cast(sum(case when ${isPast} then ${taken} end) as integer) as spent
        from ${rows.as('wanted')} cross join rounds r cross join answers a
        where r.quiz_id = wanted.quiz and r.position <= wanted.through and a.round_id = r.id
        group by wanted.quiz, a.member_id
      ) as sums join members on members.id = sums.member
      where ${isPresent}`;
    return { compile: () => query.compile(db) };
  },
);
