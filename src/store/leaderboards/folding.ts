import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Workspace } from '../../chat/people.ts';
import type { Folding } from '../../features/leaderboard/repository.ts';
import { hasRowLocks } from '../database/row-locks.ts';
import { channelsIn } from '../people/channels.ts';
import type { Tables } from '../tables.ts';
import { foldTotals } from './fold-totals.ts';
import { boardsWith, firstChannel, type GameDay, lockBoards } from './leaderboards.ts';
import { thinBoards } from './thin-boards.ts';

/** How many totals a slice folds, so that it takes about 20 ms. A day costs as much as a few totals. */
const atOnce = 50;
const dayCosts = 5;

/**
 * Creates the repository that brings standings up to date. Totals are their own queue: one is waiting while its numbers
 * differ from what was folded, whatever changed them.
 */
export const folding = (db: Kysely<Tables>): Folding => {
  /** What somebody is changing right now is left for another slice, so that nobody waits for each other. */
  const waiting = (of: Workspace) =>
    db
      .selectFrom('totals')
      .where(isWaiting)
      .where('channelId', 'in', channelsIn(db, of))
      .$if(hasRowLocks(db), (query) => query.forUpdate().skipLocked());

  const foldDay = async (of: Workspace, day: GameDay, first: number, limit: number): Promise<number> => {
    const some = await waiting(of)
      .selectAll()
      .select(({ selectFrom }) => [
        selectFrom('members')
          .select('erasedAt')
          .whereRef('members.id', '=', 'totals.memberId')
          .as('erasedAt'),
        selectFrom('members')
          .select('offBoards')
          .whereRef('members.id', '=', 'totals.memberId')
          .as('offBoards'),
      ])
      .where('channelId', '=', day.channelId)
      .where('date', '=', day.date)
      .where('game', '=', day.game)
      .limit(limit)
      .execute();
    await foldTotals(db, day, some, await boardsWith(db, day, first));
    return some.length;
  };

  return {
    fold: async (wanted) => {
      const workspace = await waitingWorkspace(db, wanted);
      const first = workspace && (await firstChannel(db, workspace));
      if (workspace === undefined || first === undefined) return false;
      await lockBoards(db, first);
      for (let room = atOnce; room > 0; ) {
        const day = await waiting(workspace)
          .select(['channelId', 'date', 'game'])
          .limit(1)
          .executeTakeFirst();
        // Perhaps other workspaces are waiting.
        if (day === undefined) return wanted === undefined;
        room -= dayCosts + (await foldDay(workspace, day, first, room));
      }
      return true;
    },
    thin: (after, before, limit) => thinBoards(db, after, before, limit),
  };
};

/** Builds SQL for whether the standings have yet to get a part of a total. There is an index with exactly this condition. */
const isWaiting = sql<SqlBool>`(totals.points <> totals.folded_points or totals.answers <> totals.folded_answers
  or totals.correct <> totals.folded_correct)`;

/** Finds a workspace with waiting totals: this one, if one is given. */
const waitingWorkspace = (db: Kysely<Tables>, only: Workspace | undefined): Promise<Workspace | undefined> =>
  db
    .selectFrom('totals')
    .innerJoin('channels', 'channels.id', 'totals.channelId')
    .select(['channels.platform', 'channels.workspace'])
    .where(isWaiting)
    .$if(only !== undefined, (query) =>
      query
        .where('channels.platform', '=', only?.platform ?? '')
        .where('channels.workspace', '=', only?.workspace ?? ''),
    )
    // Only for this order does SQLite use the index if no workspace is given, instead of reading all totals.
    .orderBy('totals.channelId')
    .limit(1)
    .executeTakeFirst();
