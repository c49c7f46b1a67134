import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** Builds SQL for the ids of channels that have nothing but a member's direct messages with the bot. */
const ownChannels = (member: number): RawBuilder<unknown> =>
  sql`(select own.id from channels own where own.member_id = ${member})`;

const ownRounds = (member: number) =>
  sql`(select r.id from rounds r where r.channel_id in ${ownChannels(member)})`;
const ownQuizzes = (member: number) =>
  sql`(select q.id from quizzes q where q.channel_id in ${ownChannels(member)})`;
const ownSchedules = (member: number) =>
  sql`(select s.id from schedules s where s.channel_id in ${ownChannels(member)})`;

/** Lets nothing more be posted in a member's direct messages. */
export const quietenOwnChannels = async (db: Kysely<Tables>, member: number): Promise<void> => {
  const isOwn = await db
    .selectFrom('channels')
    .select('id')
    .where('memberId', '=', member)
    .executeTakeFirst();
  if (isOwn === undefined) return;
  await sql`
    delete from posts where pending = 1 and channel_id in ${ownChannels(member)}`.execute(db);
  await sql`
    delete from timers
    where (kind = 'quiz' and subject in ${ownQuizzes(member)})
      or (kind = 'close' and subject in ${ownRounds(member)})
      or (kind in ('daily', 'recap') and subject in ${ownSchedules(member)})`.execute(db);
};

/** The tables with what happened in a channel, in an order in which nothing refers to what is gone, with their keys. */
const steps: readonly {
  readonly table: string;
  readonly key: string;
  readonly of: string;
  readonly among: (member: number) => RawBuilder<unknown>;
}[] = [
  { table: 'answers', key: 'round_id', of: 'round_id', among: ownRounds },
  { table: 'rounds', key: 'id', of: 'channel_id', among: ownChannels },
  { table: 'quizzes', key: 'id', of: 'channel_id', among: ownChannels },
  { table: 'recaps', key: 'id', of: 'schedule_id', among: ownSchedules },
  { table: 'schedules', key: 'id', of: 'channel_id', among: ownChannels },
  { table: 'totals', key: 'date', of: 'channel_id', among: ownChannels },
  { table: 'outage_notices', key: 'channel_id', of: 'channel_id', among: ownChannels },
  { table: 'outages', key: 'channel_id', of: 'channel_id', among: ownChannels },
  { table: 'posts', key: 'id', of: 'channel_id', among: ownChannels },
  { table: 'channels', key: 'id', of: 'id', among: ownChannels },
];

/**
 * Removes a member's direct messages with everything that happened in them, about `limit` rows at once.
 * @returns how many rows it removed
 */
export const removeOwnChannels = async (
  db: Kysely<Tables>,
  member: number,
  limit: number,
): Promise<number> => {
  let removed = 0;
  for (const { table, key, of, among } of steps) {
    if (removed >= limit) return removed;
    const { numAffectedRows = 0n } = await sql`
      delete from ${sql.table(table)}
      where ${sql.ref(of)} in ${among(member)} and ${sql.ref(key)} in (
        select ${sql.ref(`some.${key}`)} from ${sql.table(table)} as some
        where ${sql.ref(`some.${of}`)} in ${among(member)} limit ${limit - removed})`.execute(db);
    removed += Number(numAffectedRows);
  }
  return removed;
};
