import type { Kysely } from 'kysely';
import type { DailyShares } from '../../features/daily/repository.ts';
import type { QuizShares } from '../../features/quiz/repository.ts';
import { shownShares } from '../../features/sharing.ts';
import { answered } from '../leaderboards/sums.ts';
import { isPresent } from '../people/people.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of those who posted how they did in quizzes. */
export const quizShares = (db: Kysely<Tables>): QuizShares => ({
  marks: async (quiz, members) => {
    const rows = await answered(db)
      .select(['memberId', 'position', 'correct'])
      .where('rounds.quizId', '=', quiz)
      .where('memberId', 'in', members)
      .$narrowType<{ position: number }>()
      .execute();
    const own = Map.groupBy(rows, ({ memberId }) => memberId);
    return new Map(
      [...own].map(([member, answers]) => [
        member,
        new Map(answers.map(({ position, correct }) => [position, correct === 1])),
      ]),
    );
  },
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
  members: async (quiz) => {
    const rows = await db
      .selectFrom('quizShares')
      .innerJoin('members', 'members.id', 'quizShares.memberId')
      .select('memberId')
      .where('quizId', '=', quiz)
      .where(isPresent)
      .orderBy('at')
      .orderBy('memberId')
      .execute();
    return rows.map(({ memberId }) => memberId);
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
