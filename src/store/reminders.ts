import type { Kysely } from 'kysely';
import type { Reminders } from '../features/daily/reminders-repository.ts';
import { isPresent } from './people.ts';
import type { Tables } from './tables.ts';

/** Creates the repository of who wants to be reminded. */
export const reminders = (db: Kysely<Tables>): Reminders => ({
  isOn: async (member) => {
    const row = await db
      .selectFrom('reminders')
      .select('memberId')
      .where('memberId', '=', member)
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
    } else await db.deleteFrom('reminders').where('memberId', '=', memberId).execute();
  },
  due: (round, date) =>
    db
      .selectFrom('rounds')
      .innerJoin('channels', 'channels.id', 'rounds.channelId')
      .innerJoin('members', (join) =>
        join
          .onRef('members.platform', '=', 'channels.platform')
          .onRef('members.workspace', '=', 'channels.workspace'),
      )
      .innerJoin('reminders', 'reminders.memberId', 'members.id')
      .select(['members.id', 'members.platform', 'members.workspace', 'members.user', 'members.name'])
      .where('rounds.id', '=', round)
      .where(isPresent)
      .where(({ or, eb }) => or([eb('lastDate', 'is', null), eb('lastDate', '!=', date)]))
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('answers')
              .select('answers.roundId')
              .whereRef('answers.roundId', '=', 'rounds.id')
              .whereRef('answers.memberId', '=', 'members.id'),
          ),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('members as linked')
              .innerJoin('reminders as other', 'other.memberId', 'linked.id')
              .select('other.memberId')
              .whereRef('linked.person', '=', 'members.person')
              .where('other.lastDate', '=', date),
          ),
        ),
      )
      .orderBy('members.id')
      .execute(),
  told: async (members, lastDate) => {
    if (members.length === 0) return;
    await db.updateTable('reminders').set({ lastDate }).where('memberId', 'in', members).execute();
  },
});
