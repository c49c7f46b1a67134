import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Aging } from '../../features/retention/repository.ts';
import type { Tables } from '../tables.ts';

/** What stands in place of a name that is too old to be kept. */
const nameless = { name: 'somebody', folded: '' };

/** Creates the repository that removes what is old. */
export const aging = (db: Kysely<Tables>): Aging => ({
  thinAnswers: async (after, before, limit) => {
    const round = await db
      .selectFrom('rounds')
      .select('rounds.id')
      .where('rounds.id', '>', after)
      .where('rounds.closedAt', '<', before)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('answers')
            .select('answers.memberId')
            .whereRef('answers.roundId', '=', 'rounds.id')
            .where(isNotKept),
        ),
      )
      .orderBy('rounds.id')
      .limit(1)
      .executeTakeFirst();
    if (round === undefined) return undefined;
    await db
      .deleteFrom('answers')
      .where('roundId', '=', round.id)
      .where('memberId', 'in', (some) =>
        some
          .selectFrom('answers')
          .select('answers.memberId')
          .where('answers.roundId', '=', round.id)
          .where(isNotKept)
          .limit(limit),
      )
      .execute();
    return round.id - 1;
  },
  forgetNames: async (after, since, limit) => {
    const some = await db
      .selectFrom('members')
      .select('id')
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute();
    const last = some.at(-1)?.id;
    if (last === undefined) return undefined;
    await db
      .updateTable('members')
      .set(nameless)
      .where('id', '>', after)
      .where('id', '<=', last)
      .where('erasedAt', 'is', null)
      .where('manager', '=', 0)
      .where('name', '!=', nameless.name)
      .where(sql<SqlBool>`exists (select 1 from totals t where t.member_id = members.id)`)
      .where(
        sql<SqlBool>`not exists (select 1 from totals t where t.member_id = members.id and t.date >= ${since})`,
      )
      .where(sql<SqlBool>`not exists (select 1 from channel_owners o where o.member_id = members.id)`)
      .where(
        sql<SqlBool>`not exists (select 1 from schedules s where s.set_up_by = members.id and s.status <> 'removed')`,
      )
      .execute();
    return some.length < limit ? undefined : last;
  },
});

/** Builds SQL for whether no undo may need an answer again. */
const isNotKept = sql<SqlBool>`not exists (
  select 1 from kept_answers k where k.round_id = answers.round_id and k.member_id = answers.member_id
)`;
