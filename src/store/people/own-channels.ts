import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Dialect, someRows } from '../database/some-rows.ts';
import { passBoardsOn } from '../leaderboards/pass-boards-on.ts';
import type { Tables } from '../tables.ts';

/** Builds SQL for the ids of channels that have nothing but a member's direct messages with the bot. */
const channelsOf = (member: number) => sql`(select id from channels where member_id = ${member})`;

/** Builds SQL for the ids of what happened in those channels. */
const idsIn = (table: string, member: number) =>
  sql`(select id from ${sql.table(table)} where channel_id in ${channelsOf(member)})`;

/** Lets nothing more be posted in a member's direct messages. */
export const quietenOwnChannels = async (db: Kysely<Tables>, member: number): Promise<void> => {
  const own = await db.selectFrom('channels').select('id').where('memberId', '=', member).executeTakeFirst();
  if (own === undefined) return;
  await sql`delete from posts where pending = 1 and channel_id in ${channelsOf(member)}`.execute(db);
  await sql`
    delete from timers
    where (kind = 'quiz' and subject in ${idsIn('quizzes', member)})
      or (kind in ('close', 'remind') and subject in ${idsIn('rounds', member)})
      or (kind = 'daily' and subject in ${idsIn('schedules', member)})`.execute(db);
};

type Step = readonly [
  table: string,
  column: string,
  ids: (member: number) => RawBuilder<unknown>,
  only?: RawBuilder<unknown>,
];

/** The tables with what happened in a channel, in an order in which nothing is left that refers to what is gone. */
const steps: readonly Step[] = [
  ['answers', 'round_id', (member) => idsIn('rounds', member)],
  ['rounds', 'channel_id', channelsOf],
  ['quiz_players', 'quiz_id', (member) => idsIn('quizzes', member)],
  ['quizzes', 'channel_id', channelsOf],
  ['recaps', 'schedule_id', (member) => idsIn('schedules', member)],
  ['schedules', 'channel_id', channelsOf],
  ['totals', 'channel_id', channelsOf],
  ['leaderboards', 'place_id', channelsOf, sql`scope = 'channel'`],
  ['outage_notices', 'channel_id', channelsOf],
  ['outages', 'channel_id', channelsOf],
  ['posts', 'channel_id', channelsOf],
];

/**
 * Removes a member's direct messages with everything that happened in them, up to `limit` rows at once.
 * @returns how many rows it removed
 */
export const removeOwnChannels = async (
  db: Kysely<Tables>,
  dialect: Dialect,
  member: number,
  limit: number,
): Promise<number> => {
  let removed = 0;
  for (const [table, column, ids, only = sql`true`] of steps) {
    const which = sql`${sql.ref(column)} in ${ids(member)} and ${only}`;
    const some = someRows(table, which, limit - removed, dialect);
    const { numAffectedRows = 0n } = await sql`delete from ${sql.table(table)} where ${some}`.execute(db);
    removed += Number(numAffectedRows);
    if (removed >= limit) return removed;
  }
  const own = await db
    .selectFrom('channels')
    .select(['id', 'platform', 'workspace'])
    .where('memberId', '=', member)
    .execute();
  for (const channel of own) {
    await passBoardsOn(db, channel);
    await db.deleteFrom('channels').where('id', '=', channel.id).execute();
  }
  return removed + own.length;
};
