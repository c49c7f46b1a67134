import type { Kysely } from 'kysely';
import type { SkipVotes } from '../../features/quiz/repository.ts';
import { hasRowLocks } from '../database/row-locks.ts';
import { wasExpected } from '../rounds/expected.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of votes to skip a question. */
export const skipVotes = (db: Kysely<Tables>): SkipVotes => ({
  mayVote: async (round, member) => {
    const row = await db
      .selectFrom('rounds')
      .select('id')
      .where('id', '=', round)
      .where(wasExpected(round, member), '=', 1)
      .executeTakeFirst();
    return row !== undefined;
  },
  add: async (roundId, memberId, at) => {
    // Of two people who vote at the same moment, the second must see the vote of the first.
    const open = await db
      .selectFrom('rounds')
      .select('id')
      .where('id', '=', roundId)
      .where('closedAt', 'is', null)
      .$if(hasRowLocks(db), (query) => query.forUpdate())
      .executeTakeFirst();
    if (open === undefined) return undefined;
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('skipVotes')
      .values({ roundId, memberId, at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  },
  count: async (round) => {
    const { count } = await db
      .selectFrom('skipVotes')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('roundId', '=', round)
      .executeTakeFirstOrThrow();
    return count;
  },
  forget: async (round) => {
    await db.deleteFrom('skipVotes').where('roundId', '=', round).execute();
  },
});
