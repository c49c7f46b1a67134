import type { ExpressionBuilder, Kysely } from 'kysely';
import { otherAccounts } from '../people/linked-accounts.ts';
import type { Tables } from '../tables.ts';

/** The largest number that both databases can hold in a day's column. */
export const lastDay = 2 ** 31 - 1;

/** Builds conditions on question days, which are rounds called `r`. */
export type Days = ExpressionBuilder<Tables & { r: Tables['rounds'] }, 'r'>;

/** Selects all question days, for a query to narrow down. */
export const selectDays = (db: Kysely<Tables>) => db.selectFrom('rounds as r').where('r.day', 'is not', null);

/**
 * Builds SQL for whether a member kept a question day, also with a linked account.
 * @param by answers given later, in epoch milliseconds, don't count
 */
export const isKept = (
  { or, exists, eb, selectFrom }: Days,
  db: Kysely<Tables>,
  member: number,
  by?: number,
) =>
  or([
    exists(
      selectFrom('answers')
        .select('answers.roundId')
        .whereRef('answers.roundId', '=', 'r.id')
        .where('answers.memberId', '=', member)
        .$if(by !== undefined, (query) => query.where('answers.at', '<=', by ?? 0)),
    ),
    eb('r.date', 'in', datesKeptElsewhere(db, member, by)),
  ]);

const datesKeptElsewhere = (db: Kysely<Tables>, member: number, by?: number) =>
  db
    .selectFrom('answers as a')
    .innerJoin('rounds as elsewhere', 'elsewhere.id', 'a.roundId')
    .select('elsewhere.date')
    .where('a.memberId', 'in', otherAccounts(db, member))
    .where('elsewhere.day', 'is not', null)
    .$if(by !== undefined, (query) => query.where('a.at', '<=', by ?? 0))
    .$narrowType<{ date: string }>();
