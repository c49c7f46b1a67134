import type { Kysely } from 'kysely';
import type { DailyShares } from '../features/daily/repository.ts';
import type { QuizScore, QuizShares } from '../features/quiz/repository.ts';
import { shownShares } from '../features/sharing.ts';
import { isPresent } from './people.ts';
import { ranked } from './ranked.ts';
import { answered, quizSums } from './sums.ts';
import type { Tables } from './tables.ts';

/** Creates the repository of how people did in quizzes, and who posted it. */
export const quizShares = (db: Kysely<Tables>): QuizShares => ({
  score: async (quiz, member) => (await scoresOf(db, quiz, [member])).get(member),
  has: async (quiz, member) => {
    const row = await db
      .selectFrom('quizShares')
      .select('at')
      .where('quizId', '=', quiz)
      .where('memberId', '=', member)
      .executeTakeFirst();
    return row !== undefined;
  },
  add: async (quizId, memberId, at) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('quizShares')
      .values({ quizId, memberId, at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  },
  all: async (quiz) => {
    const members = await db
      .selectFrom('quizShares')
      .innerJoin('members', 'members.id', 'quizShares.memberId')
      .select('memberId')
      .where('quizId', '=', quiz)
      .where(isPresent)
      .orderBy('at')
      .orderBy('memberId')
      .execute();
    const latest = members.slice(-shownShares).map(({ memberId }) => memberId);
    const scores = await scoresOf(db, quiz, latest);
    return { latest: latest.flatMap((member) => scores.get(member) ?? []), count: members.length };
  },
});

/** Creates the repository of those who posted how they did on a day. */
export const dailyShares = (db: Kysely<Tables>): DailyShares => ({
  has: async (round, member) => {
    const row = await db
      .selectFrom('dailyShares')
      .select('at')
      .where('roundId', '=', round)
      .where('memberId', '=', member)
      .executeTakeFirst();
    return row !== undefined;
  },
  add: async (roundId, memberId, at) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('dailyShares')
      .values({ roundId, memberId, at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  },
  all: async (round) => {
    const rows = await db
      .selectFrom('dailyShares')
      .innerJoin('members', 'members.id', 'dailyShares.memberId')
      .innerJoin('answers', (join) =>
        join
          .onRef('answers.roundId', '=', 'dailyShares.roundId')
          .onRef('answers.memberId', '=', 'dailyShares.memberId'),
      )
      .select(['members.name', 'answers.correct', 'answers.streak'])
      .where('dailyShares.roundId', '=', round)
      .where(isPresent)
      .orderBy('dailyShares.at')
      .orderBy('dailyShares.memberId')
      .execute();
    const latest = rows.slice(-shownShares).map(({ name, correct, streak }) => ({
      name,
      right: correct === 1,
      streak: streak ?? undefined,
    }));
    return { latest, count: rows.length };
  },
});

/** Finds how members did in a quiz; those who answered nothing are left out. */
const scoresOf = async (
  db: Kysely<Tables>,
  quiz: number,
  members: readonly number[],
): Promise<ReadonlyMap<number, QuizScore>> => {
  if (members.length === 0) return new Map();
  const rows = await db
    .selectFrom(ranked(db, quizSums(db, quiz)).as('ranked'))
    .selectAll()
    .where('memberId', 'in', members)
    .execute();
  const answers = await answered(db)
    .select(['memberId', 'position', 'correct'])
    .where('rounds.quizId', '=', quiz)
    .where('memberId', 'in', members)
    .$narrowType<{ position: number }>()
    .execute();
  const marks = Map.groupBy(answers, ({ memberId }) => memberId);
  return new Map(
    rows.map(({ memberId, name, points, rank, size }) => [
      memberId,
      {
        name,
        points,
        rank,
        size,
        marks: new Map(marks.get(memberId)?.map(({ position, correct }) => [position, correct === 1])),
      },
    ]),
  );
};
