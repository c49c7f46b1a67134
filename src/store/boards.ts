import type { Kysely } from 'kysely';
import type { Boards } from '../features/leaderboard/repository.ts';
import { ranked, toStanding } from './ranked.ts';
import { quizSums, sums } from './sums.ts';
import type { Tables } from './tables.ts';
import { teamStandings } from './team-standings.ts';

/** Creates the repository of standings. */
export const boards = (db: Kysely<Tables>): Boards => ({
  page: async (query, offset, limit, reader) => {
    const read = (from: number, count: number) =>
      db
        // Adding up is the expensive part, so it is done once for the page and the reader.
        .with(
          (cte) => cte('ranked').materialized(),
          () => ranked(db, sums(db, query)),
        )
        .selectFrom('ranked')
        .selectAll()
        .where(({ or, and, eb, between }) => {
          const own = eb
            .selectFrom('ranked')
            .select('place')
            .where('memberId', '=', reader ?? 0);
          const place = own.$asScalar().$notNull();
          const onPage = and([eb('place', '>', from), eb('place', '<=', from + count)]);
          const isSeen = and([eb(place, '>', from), eb(place, '<=', from + count)]);
          const isNear = between('place', eb(place, '-', 1), eb(place, '+', 1));
          return or([onPage, and([eb.not(isSeen), isNear])]);
        })
        .orderBy('place')
        .execute();
    const rows = await read(offset, limit);
    // Every row has the size. If the page is empty, the first row is read for it.
    const [{ size } = { size: 0 }] = rows.length > 0 ? rows : await read(0, 1);
    return { standings: rows.map(toStanding), size };
  },
  teams: (query) => teamStandings(db, sums(db, query)),
  quiz: async (quiz, limit) => {
    const rows = await ranked(db, quizSums(db, quiz)).orderBy('place').limit(limit).execute();
    const { size, rank, sharing } = rows.at(-1) ?? { size: 0, rank: 1, sharing: 0 };
    return { standings: rows.map(toStanding), size, more: rank - 1 + sharing - rows.length };
  },
  quizTeams: (quiz) => teamStandings(db, quizSums(db, quiz)),
});
