import type { Kysely, Selectable } from 'kysely';
import type { Workspace } from '../../chat/people.ts';
import { firstDay, periods } from '../../engine/periods.ts';
import { channelsIn } from '../people/channels.ts';
import type { TotalRow } from '../rows/games.ts';
import type { LeaderboardRow } from '../rows/standings.ts';
import type { Tables } from '../tables.ts';

/** One day of one game in one channel. */
export type GameDay = Pick<Selectable<TotalRow>, 'channelId' | 'date' | 'game'>;

/** What tells a leaderboard from all others. */
export type BoardKey = Omit<Selectable<LeaderboardRow>, 'id' | 'kept'>;

const key = ['placeId', 'scope', 'game', 'period', 'since'] as const;

/** Finds the first channel of a workspace, to which the workspace's leaderboards belong; `undefined` if it has none. */
export const firstChannel = async (db: Kysely<Tables>, workspace: Workspace): Promise<number | undefined> => {
  const row = await db
    .selectFrom(channelsIn(db, workspace).as('own'))
    .select(({ fn }) => fn.min<number | null>('own.id').as('id'))
    .executeTakeFirst();
  return row?.id ?? undefined;
};

/** Makes others who change the standings of the workspace with this first channel wait until the transaction ends. */
export const lockBoards = async (db: Kysely<Tables>, first: number): Promise<void> => {
  // Writing a row locks it in both databases, even if nothing changes.
  await db
    .insertInto('leaderboards')
    .values({ placeId: first, scope: 'workspace', game: 'all', period: 'all', since: '', kept: 1 })
    .onConflict((conflict) => conflict.columns(key).doUpdateSet({ kept: 1 }))
    .execute();
};

/**
 * Finds the leaderboards on which a day counts, and creates those that are missing. One that is no longer kept is left out.
 * @param first the first channel of the workspace, whose boards must be locked
 */
export const boardsWith = async (
  db: Kysely<Tables>,
  { channelId, date, game }: GameDay,
  first: number,
): Promise<number[]> => {
  const wanted = periods.flatMap((period) =>
    (['all', game] as const).flatMap((on): BoardKey[] => {
      const board = { game: on, period, since: firstDay(period, date) };
      return [
        { ...board, placeId: channelId, scope: 'channel' },
        { ...board, placeId: first, scope: 'workspace' },
      ];
    }),
  );
  const known = await db
    .selectFrom('leaderboards')
    .select(['id', 'kept', ...key])
    .where('placeId', 'in', [channelId, first])
    .where('since', 'in', [...new Set(wanted.map(({ since }) => since))])
    .execute();
  const missing = wanted.filter(
    (one) => !known.some((other) => key.every((part) => one[part] === other[part])),
  );
  const created =
    missing.length === 0
      ? []
      : await db
          .insertInto('leaderboards')
          .values(missing.map((one) => ({ ...one, kept: 1 })))
          .returning('id')
          .execute();
  const kept = known.filter(
    (one) => one.kept === 1 && wanted.some((other) => key.every((part) => one[part] === other[part])),
  );
  return [...kept, ...created].map(({ id }) => id);
};
