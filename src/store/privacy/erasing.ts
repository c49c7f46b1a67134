import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Member } from '../../chat/people.ts';
import type { PersonalData, PersonalReference, PersonalRows } from '../../features/personal-data.ts';
import type { PersonalRecords } from '../../features/privacy/repository.ts';
import { type Dialect, someRows } from '../database/some-rows.ts';
import { firstChannel, lockBoards } from '../leaderboards/leaderboards.ts';
import { forgetPeople } from '../people/linked-accounts.ts';
import { quietenOwnChannels, removeOwnChannels } from '../people/own-channels.ts';
import { takeRoles } from '../people/roles-to-take.ts';
import { markOpenAnswers } from '../rounds/answer-marks.ts';
import { hasAnswered, wasExpected } from '../rounds/expected.ts';
import type { Tables } from '../tables.ts';
import { leaveBoards } from './leave-boards.ts';
import { readPersonal } from './personal-data.ts';

/**
 * Creates the repository that exports and erases personal data.
 * @param onErase called when names are erased, and when the last rows of somebody are
 */
export const personal = (db: Kysely<Tables>, dialect: Dialect, onErase: () => void): PersonalRecords => ({
  read: (member, data) => readPersonal(db, member, data),
  hide: async (member, data, now) => {
    onErase();
    // Before the member's row: whoever folds locks the boards first, and then the members that they add.
    const first = await firstChannel(db, member);
    if (first !== undefined) await lockBoards(db, first);
    await takeRoles(db, sql`members.id = ${member.id}`);
    await makeNameless(db, member, now);
    await markOpenAnswers(db, member.id, member);
    await stopAwaiting(db, member.id);
    await quietenOwnChannels(db, member.id);
    await leaveBoards(db, member.id);
    for (const one of erasable(data).filter(({ inSlicesBy }) => inSlicesBy === undefined)) {
      await eraseOf(one, sql`${sql.ref(one.member)} = ${member.id}`).execute(db);
    }
  },
  answered: async (member, limit) => {
    const rows = await db
      .selectFrom('answers')
      .select('roundId')
      .where('memberId', '=', member)
      .orderBy('roundId', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ roundId }) => roundId);
  },
  eraseSome: async (member, data, limit) => {
    let left = limit - (await removeOwnChannels(db, dialect, member, limit));
    for (const one of erasable(data)) {
      if (left <= 0) return false;
      if (one.inSlicesBy === undefined) continue;
      const latest = sql`${sql.ref(one.member)} = ${member} order by ${sql.ref(one.inSlicesBy)} desc`;
      const some = someRows(one.table, latest, left, dialect);
      const { numAffectedRows = 0n } = await eraseOf(one, some).execute(db);
      left -= Number(numAffectedRows);
    }
    if (left <= 0) return false;
    onErase();
    await db.deleteFrom('members').where('id', '=', member).execute();
    return true;
  },
});

/**
 * Leaves nothing of a member but a number. The row stays for those that refer to it, and changing what identifies it waits
 * for the answers that are being stored right now.
 */
const makeNameless = async (db: Kysely<Tables>, { id }: Member, now: number): Promise<void> => {
  const nothing = { platform: '', workspace: '', name: '', folded: '', person: null, manager: 0 } as const;
  await db
    .updateTable('members')
    .set({ ...nothing, user: String(id), erasedAt: now })
    .where('id', '=', id)
    .execute();
  await forgetPeople(db);
};

/** Lets open quiz questions no longer wait for a member whose answer they expect. */
const stopAwaiting = async (db: Kysely<Tables>, member: number): Promise<void> => {
  await db
    .updateTable('rounds')
    .set(({ eb }) => ({ expected: eb('expected', '-', 1), awaited: eb('awaited', '-', 1) }))
    .where('openedAt', 'is not', null)
    .where('closedAt', 'is', null)
    .where('awaited', '>', 0)
    .where(wasExpected(sql.ref('rounds.id'), member), '=', 1)
    .where(({ not }) => not(hasAnswered(member)))
    .execute();
};

type Erasable = PersonalRows | PersonalReference;

/** Lists what to erase, rows first: messages are found through references as long as there are answers. */
const erasable = (data: readonly PersonalData[]): readonly Erasable[] => [
  ...data.filter((one) => one.kind === 'rows').filter(({ table }) => table !== 'members'),
  ...data.filter((one) => one.kind === 'reference'),
];

/** Builds SQL that deletes rows, or clears the reference in them. */
const eraseOf = ({ kind, table, member }: Erasable, which: RawBuilder<unknown>) =>
  kind === 'rows'
    ? sql`delete from ${sql.table(table)} where ${which}`
    : sql`update ${sql.table(table)} set ${sql.ref(member)} = null where ${which}`;
