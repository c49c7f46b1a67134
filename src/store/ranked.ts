import { type AliasableExpression, type Kysely, sql } from 'kysely';
import type { Standing } from '../features/leaderboard/repository.ts';
import type { Sum } from './sums.ts';
import type { Tables } from './tables.ts';

/**
 * Builds SQL that ranks sums: equal ones share a rank, but each has a place of its own. `size` is the number of rows, and
 * `sharing` of those with the same rank.
 */
export const ranked = (db: Kysely<Tables>, of: AliasableExpression<Sum>) =>
  db
    .selectFrom(of.as('sums'))
    .selectAll()
    .select([
      sql<number>`cast(rank() over (order by points desc) as integer)`.as('rank'),
      sql<number>`cast(row_number() over (order by points desc, correct desc, member_id) as integer)`.as(
        'place',
      ),
      sql<number>`cast(count(*) over () as integer)`.as('size'),
      sql<number>`cast(count(*) over (partition by points) as integer)`.as('sharing'),
    ]);

interface Ranked extends Sum {
  readonly rank: number;
  readonly place: number;
}

/** Maps a row to a standing. */
export const toStanding = ({ memberId, name, points, answers, correct, rank, place }: Ranked): Standing => ({
  member: memberId,
  name,
  points,
  answers,
  right: correct,
  rank,
  place,
});
