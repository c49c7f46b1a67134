import type { Kysely } from 'kysely';
import { firstDay, monthBefore } from '../../engine/periods.ts';
import type { Tables } from '../tables.ts';
import { lockBoards } from './leaderboards.ts';

/**
 * Removes at most `limit` standings of a leaderboard whose period ended before `before` (an ISO date) and is not the latest
 * one with anybody on it, nor the workspace's last month. The leaderboard's own row stays, so that nothing is ever added to it again.
 * @param after the leaderboard's number is above this one
 * @returns from where to go on; `undefined` if nothing is left
 */
export const thinBoards = async (
  db: Kysely<Tables>,
  after: number,
  before: string,
  limit: number,
): Promise<number | undefined> => {
  const old = await db
    .selectFrom('leaderboards as old')
    .innerJoin('channels as place', 'place.id', 'old.placeId')
    .select(['old.id', 'old.kept'])
    .select(({ selectFrom }) =>
      selectFrom('channels as first')
        .select(({ fn }) => fn.min('first.id').as('id'))
        .whereRef('first.platform', '=', 'place.platform')
        .whereRef('first.workspace', '=', 'place.workspace')
        .$asScalar()
        .$notNull()
        .as('first'),
    )
    .where('old.id', '>', after)
    .where(({ or, and, eb }) =>
      or(
        (['month', 'week', 'day'] as const).map((period) =>
          and([eb('old.period', '=', period), eb('old.since', '<', firstDay(period, before))]),
        ),
      ),
    )
    // The best of the last month may still get a role.
    .where(({ or, eb }) =>
      or([
        eb('old.period', '!=', 'month'),
        eb('old.scope', '!=', 'workspace'),
        eb('old.game', '!=', 'all'),
        eb('old.since', '<', monthBefore(before)),
      ]),
    )
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('standings').select('memberId').whereRef('boardId', '=', 'old.id')),
    )
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('leaderboards as later')
          .select('later.id')
          .whereRef('later.placeId', '=', 'old.placeId')
          .whereRef('later.scope', '=', 'old.scope')
          .whereRef('later.game', '=', 'old.game')
          .whereRef('later.period', '=', 'old.period')
          .whereRef('later.since', '>', 'old.since')
          .where(({ exists: has, selectFrom: from }) =>
            has(from('standings').select('memberId').whereRef('boardId', '=', 'later.id')),
          ),
      ),
    )
    .orderBy('old.id')
    .limit(1)
    .executeTakeFirst();
  if (old === undefined) return undefined;
  if (old.kept === 1) {
    await lockBoards(db, old.first);
    await db.updateTable('leaderboards').set({ kept: 0 }).where('id', '=', old.id).execute();
    await db.deleteFrom('standingCounts').where('boardId', '=', old.id).execute();
  }
  await db
    .deleteFrom('standings')
    .where('boardId', '=', old.id)
    .where('memberId', 'in', (some) =>
      some.selectFrom('standings').select('memberId').where('boardId', '=', old.id).limit(limit),
    )
    .execute();
  return old.id - 1;
};
