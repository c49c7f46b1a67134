import { type Kysely, sql } from 'kysely';
import type { Profile } from '../../features/stats/repository.ts';
import { sameAccount } from '../people/accounts.ts';
import { accountsOf } from '../people/linked-accounts.ts';
import { counts, isSealed } from '../rounds/sealed.ts';
import type { Tables } from '../tables.ts';
import { answered } from './sums.ts';

/** Creates the repository of members' results by topic and by day. */
export const profile = (db: Kysely<Tables>): Profile => ({
  topics: async (member) => {
    const rows = await answered(db)
      .select(({ fn, cast }) => [
        'rounds.track',
        'rounds.topic',
        'rounds.level',
        fn.countAll<number>().as('answers'),
        cast<number>(fn.sum('answers.correct'), 'integer').as('right'),
      ])
      .where('memberId', 'in', await accountsOf(db, member))
      .where(counts)
      .groupBy(['rounds.track', 'rounds.topic', 'rounds.level'])
      .orderBy('rounds.track')
      .orderBy('rounds.topic')
      .orderBy('rounds.level')
      .execute();
    return rows;
  },
  days: async (member, from) =>
    db
      .selectFrom('totals')
      .select(({ fn, cast }) => [
        'date',
        cast<number>(fn.sum('answers'), 'integer').as('answers'),
        cast<number>(fn.sum('correct'), 'integer').as('right'),
      ])
      .where('memberId', 'in', await accountsOf(db, member))
      .where('date', '>=', from)
      .groupBy('date')
      .orderBy('date')
      .execute(),
  sealed: async (member) => {
    const { sealed } = await answered(db)
      .select(({ fn }) => fn.countAll<number>().as('sealed'))
      .where('memberId', 'in', sameAccount(db, member))
      .where(isSealed)
      .executeTakeFirstOrThrow();
    return sealed;
  },
  points: async (member) => {
    const { points } = await db
      .selectFrom('totals')
      .select(({ fn, cast }) =>
        cast<number>(fn.coalesce(fn.sum('points'), sql.lit(0)), 'integer').as('points'),
      )
      .where('memberId', 'in', await accountsOf(db, member))
      .executeTakeFirstOrThrow();
    return points;
  },
  channels: (member) =>
    db
      .selectFrom('channels')
      .innerJoin(
        answered(db)
          .select(['rounds.channelId', 'answers.memberId as member'])
          .distinct()
          .where('answers.memberId', 'in', sameAccount(db, member))
          .as('played'),
        'played.channelId',
        'channels.id',
      )
      .select(['channels.id', 'platform', 'workspace', 'channel', 'name', 'played.member'])
      .orderBy('name')
      .orderBy('channels.id')
      .execute(),
});
