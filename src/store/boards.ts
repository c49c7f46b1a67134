import type { Kysely } from 'kysely';
import type { Boards } from '../bot/ports/boards.ts';
import { ranked, toStanding } from './ranked.ts';
import { quizSums, sums } from './sums.ts';
import type { Tables } from './tables.ts';
import { teamStandings } from './team-standings.ts';

export const boards = (db: Kysely<Tables>): Boards => ({
  page: async (query, offset, limit) => {
    const read = (from: number, count: number) =>
      ranked(db, sums(db, query)).orderBy('place').limit(count).offset(from).execute();
    const rows = await read(offset, limit);
    // Rows tell the size; where there are none left, the first one is asked.
    const [{ size } = { size: 0 }] = rows.length > 0 || offset === 0 ? rows : await read(0, 1);
    return { standings: rows.map(toStanding), size };
  },
  around: async (query, member) => {
    const rows = await db
      .with('ranked', () => ranked(db, sums(db, query)))
      .selectFrom('ranked')
      .innerJoin('ranked as own', (join) => join.on('own.memberId', '=', member))
      .selectAll('ranked')
      .where(({ between, eb }) => between('ranked.place', eb('own.place', '-', 1), eb('own.place', '+', 1)))
      .orderBy('ranked.place')
      .execute();
    const [first] = rows;
    return first && { standings: rows.map(toStanding), size: first.size };
  },
  teams: (query) => teamStandings(db, sums(db, query)),
  quiz: async (quiz, limit) => {
    const rows = await ranked(db, quizSums(db, quiz)).orderBy('place').limit(limit).execute();
    return rows.map(toStanding);
  },
  quizTeams: (quiz) => teamStandings(db, quizSums(db, quiz)),
});
