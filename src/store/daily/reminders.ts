import { type Kysely, sql } from 'kysely';
import type { Reminders } from '../../features/daily/reminders-repository.ts';
import { isSameAccount, sameAccount } from '../people/accounts.ts';
import { isUnansweredBy } from '../rounds/unanswered.ts';
import type { Tables } from '../tables.ts';

/** Creates the repository of who wants to be reminded. */
export const reminders = (db: Kysely<Tables>): Reminders => ({
  isOn: async (member) => {
    const row = await db
      .selectFrom('reminders')
      .select('memberId')
      .where('memberId', 'in', sameAccount(db, member))
      .executeTakeFirst();
    return row !== undefined;
  },
  set: async (memberId, isOn) => {
    if (isOn) {
      await db
        .insertInto('reminders')
        .values({ memberId, lastDate: null })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    } else await db.deleteFrom('reminders').where('memberId', 'in', sameAccount(db, memberId)).execute();
  },
  due: (round, date) =>
    db
      .selectFrom('rounds')
      .innerJoin('channels', 'channels.id', 'rounds.channelId')
      .innerJoin('members as one', (join) =>
        join
          .onRef('one.platform', '=', 'channels.platform')
          .onRef('one.workspace', '=', 'channels.workspace'),
      )
      // They may have asked for it in another workspace.
      .innerJoin('members as other', (join) => join.on(isSameAccount))
      .innerJoin('reminders', 'reminders.memberId', 'other.id')
      .select(['one.id', 'one.platform', 'one.workspace', 'one.user', 'one.name'])
      .distinct()
      .where('rounds.id', '=', round)
      .where('one.erasedAt', 'is', null)
      .where(({ or, eb }) => or([eb('lastDate', 'is', null), eb('lastDate', '!=', date)]))
      .where(isUnansweredBy(sql.ref('one.id')))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('members as linked')
              .innerJoin('reminders as told', 'told.memberId', 'linked.id')
              .select('told.memberId')
              .whereRef('linked.person', '=', 'one.person')
              .where('told.lastDate', '=', date),
          ),
        ),
      )
      .orderBy('one.id')
      .execute(),
  told: async (members, lastDate) => {
    if (members.length === 0) return;
    await db
      .updateTable('reminders')
      .set({ lastDate })
      .where('memberId', 'in', (same) =>
        same
          .selectFrom('members as one')
          .innerJoin('members as other', (join) => join.on(isSameAccount))
          .select('other.id')
          .where('one.id', 'in', members),
      )
      .execute();
  },
});
