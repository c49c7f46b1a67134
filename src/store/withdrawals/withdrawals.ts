import { type Kysely, type Selectable, sql } from 'kysely';
import type { Workspace } from '../../chat/people.ts';
import type { Round } from '../../features/rounds/repository.ts';
import type { Regraded, Withdrawals } from '../../features/withdrawals/repository.ts';
import type { Withdrawal } from '../../features/withdrawals/withdrawal.ts';
import { optionally } from '../database/optionally.ts';
import { channelsIn } from '../people/channels.ts';
import { toRound } from '../rounds/rounds.ts';
import { counts } from '../rounds/sealed.ts';
import type { VoidRow } from '../rows/games.ts';
import { forgetStreaks } from '../streaks/kept-streaks.ts';
import type { Tables } from '../tables.ts';
import { lockWorkspace } from './workspace-lock.ts';

/** Creates the repository of withdrawn questions. */
export const withdrawals = (db: Kysely<Tables>): Withdrawals => ({
  add: async ({ platform, workspace }, questionId, voidedBy, at, undoUntil) => {
    await lockWorkspace(db, { platform, workspace });
    const row = await db
      .insertInto('voids')
      .values({ platform, workspace, questionId, voidedBy, at, undoUntil, undoneAt: null })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    return row?.id;
  },
  get: async (id, within) =>
    optionally(
      toWithdrawal,
      await db
        .selectFrom('voids')
        .selectAll()
        .where('id', '=', id)
        .$if(within !== undefined, (query) =>
          query
            .where('platform', '=', within?.platform ?? '')
            .where('workspace', '=', within?.workspace ?? ''),
        )
        .executeTakeFirst(),
    ),
  latest: async ({ platform, workspace }, question) =>
    optionally(
      toWithdrawal,
      await db
        .selectFrom('voids')
        .selectAll()
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('questionId', '=', question)
        .orderBy('id', 'desc')
        .executeTakeFirst(),
    ),
  mark: async (workspace, question) => {
    await lockOpenDays(db, workspace, question);
    const rows = await db
      .updateTable('rounds')
      .set({ voided: 1 })
      .where('questionId', '=', question)
      .where('openedAt', 'is not', null)
      .where('channelId', 'in', channelsIn(db, workspace))
      .returningAll()
      .execute();
    await forgetStreaks(db, rows);
    return rows.map(toRound).sort((a, b) => a.id - b.id);
  },
  regrade: async (round, answers) => {
    await lockOpen(db, round.id);
    for (let from = 0; from < answers.length; from += atOnce) {
      await regradeSome(db, round, answers.slice(from, from + atOnce));
    }
  },
});

/** Maps a row to a withdrawal. */
export const toWithdrawal = (row: Selectable<VoidRow>): Withdrawal => ({
  id: row.id,
  workspace: { platform: row.platform, workspace: row.workspace },
  question: row.questionId,
  at: row.at,
  undoUntil: row.undoUntil ?? undefined,
  undoneAt: row.undoneAt ?? undefined,
});

/** Writes the open question days of the channels that were asked the question, which locks them. */
const lockOpenDays = async (db: Kysely<Tables>, workspace: Workspace, question: string): Promise<void> => {
  await db
    .updateTable('rounds')
    .set(({ ref }) => ({ voided: ref('voided') }))
    .where('day', 'is not', null)
    .where('closedAt', 'is', null)
    .where('channelId', 'in', ({ selectFrom }) =>
      selectFrom('rounds as asked')
        .select('asked.channelId')
        .where('asked.questionId', '=', question)
        .where('asked.channelId', 'in', channelsIn(db, workspace)),
    )
    .execute();
};

/** Writes a round that is open, so that it does not close, and count its answers, before this transaction ends. */
const lockOpen = async (db: Kysely<Tables>, round: number): Promise<void> => {
  await db
    .updateTable('rounds')
    .set(({ ref }) => ({ voided: ref('voided') }))
    .where('id', '=', round)
    .where('closedAt', 'is', null)
    .execute();
};

/** How many answers one statement regrades. Each count needs its own statement, and a cached one holds its values. */
const atOnce = 100;

const regradeSome = async (
  db: Kysely<Tables>,
  { id, channel, game }: Round,
  answers: readonly Regraded[],
): Promise<void> => {
  const integer = (value: number | null) => sql`cast(${value} as integer)`;
  const rows = answers.map(
    ({ member, right, points, streak }) =>
      sql`(${integer(member)}, ${integer(right ? 1 : 0)}, ${integer(points)}, ${integer(streak ?? null)})`,
  );
  const regraded = sql`regraded (member_id, correct, points, streak) as (values ${sql.join(rows)})`;
  await sql`
    with ${regraded}
    update totals
    set points = totals.points + r.points - a.points, correct = totals.correct + r.correct - a.correct
    from regraded r join answers a on a.member_id = r.member_id and a.round_id = ${id}
      join rounds on rounds.id = a.round_id
    where ${counts} and totals.channel_id = ${channel} and totals.game = ${game.kind}
      and totals.member_id = a.member_id and totals.date = a.date`.execute(db);
  await sql`
    with ${regraded}
    update answers set points = r.points, correct = r.correct, streak = r.streak
    from regraded r
    where answers.round_id = ${id} and answers.member_id = r.member_id`.execute(db);
};
