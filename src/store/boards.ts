import { type AliasableExpression, type Kysely, sql } from 'kysely';
import type { Boards, Standing } from '../bot/ports/boards.ts';
import { quizSums, type Sum, sums } from './sums.ts';
import type { Tables } from './tables.ts';
import { teamStandings } from './team-standings.ts';

export const boards = (db: Kysely<Tables>): Boards => ({
  page: async (query, offset, limit) => {
    const rows = await ranked(db, sums(db, query)).orderBy('place').limit(limit).offset(offset).execute();
    const { size } = await db
      .selectFrom(sums(db, query).as('sums'))
      .select(({ fn }) => fn.countAll<number>().as('size'))
      .executeTakeFirstOrThrow();
    return { standings: rows.map(toStanding), size };
  },
  around: async (query, member) => {
    const all = ranked(db, sums(db, query));
    const own = db
      .selectFrom(all.as('own'))
      .select('place')
      .where('memberId', '=', member)
      .$asScalar()
      .$notNull();
    const rows = await db
      .selectFrom(all.as('ranked'))
      .selectAll()
      .where(({ eb, between }) => between('place', eb(own, '-', 1), eb(own, '+', 1)))
      .orderBy('place')
      .execute();
    return rows.map(toStanding);
  },
  teams: (query) => teamStandings(db, sums(db, query)),
  quiz: async (quiz, limit) => {
    const rows = await ranked(db, quizSums(db, quiz)).orderBy('place').limit(limit).execute();
    return rows.map(toStanding);
  },
  quizTeams: (quiz) => teamStandings(db, quizSums(db, quiz)),
});

/** Sums with their rank, which equals share, and their place, which nobody shares. */
const ranked = (db: Kysely<Tables>, of: AliasableExpression<Sum>) =>
  db
    .selectFrom(of.as('sums'))
    .selectAll()
    .select([
      sql<number>`cast(rank() over (order by points desc) as integer)`.as('rank'),
      sql<number>`cast(row_number() over (order by points desc, correct desc, name, member_id) as integer)`.as(
        'place',
      ),
    ]);

interface Ranked extends Sum {
  readonly rank: number;
  readonly place: number;
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
