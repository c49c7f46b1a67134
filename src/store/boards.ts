import { type AliasableExpression, type Kysely, sql } from 'kysely';
import type { Boards, Standing } from '../bot/ports/boards.ts';
import { quizSums, type Sum, sums } from './sums.ts';
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

/** Sums with their rank, which equals share, their place, which nobody shares, and how many there are. */
const ranked = (db: Kysely<Tables>, of: AliasableExpression<Sum>) =>
  db
    .selectFrom(of.as('sums'))
    .selectAll()
    .select([
      sql<number>`cast(rank() over (order by points desc) as integer)`.as('rank'),
      sql<number>`cast(row_number() over (order by points desc, correct desc, name, member_id) as integer)`.as(
        'place',
      ),
      sql<number>`cast(count(*) over () as integer)`.as('size'),
    ]);

interface Ranked extends Sum {
  readonly rank: number;
  readonly place: number;
  readonly size: number;
}

const toStanding = ({ memberId, name, points, answers, correct, rank, place }: Ranked): Standing => ({
  member: memberId,
  name,
  points,
  answers,
  right: correct,
  rank,
  place,
});
