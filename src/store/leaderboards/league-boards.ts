import { type Kysely, sql } from 'kysely';
import { firstDay } from '../../engine/periods.ts';
import type { BoardQuery, LeagueBoards, Standing } from '../../features/leaderboard/repository.ts';
import type { Tables } from '../tables.ts';
import { boardsUntil, type FoundBoard } from './board-rows.ts';
import { leagueOf } from './leagues.ts';

/** Creates the repository of the leaderboards of leagues, which are added up whenever somebody looks. */
export const leagueBoards = (db: Kysely<Tables>): LeagueBoards => ({
  page: async (query, offset, limit, reader = 0) => {
    const boards = await latestOf(db, query);
    const since = boards[0]?.since ?? firstDay(query.period, query.on);
    const ids = boards.map(({ id }) => id);
    if (ids.length === 0) return { standings: [], size: 0, since };
    const rows = await rowsOf(db, query, ids, offset, limit, reader);
    const standings = rows.map(
      ({ isOwn, size, ...row }): Standing => (isOwn === 1 ? { ...row, member: reader } : row),
    );
    return { standings, size: rows[0]?.size ?? (await sizeOf(db, ids)), since };
  },
});

/** Finds the boards of a league's workspaces for a period, or the latest one before it in which others see anybody. */
const latestOf = async (db: Kysely<Tables>, query: Omit<BoardQuery, 'scope'>): Promise<FoundBoard[]> => {
  // The boards of a workspace belong to its first channel.
  const places = await db
    .selectFrom('leagueWorkspaces as own')
    .innerJoin('channels', (join) =>
      join.onRef('channels.platform', '=', 'own.platform').onRef('channels.workspace', '=', 'own.workspace'),
    )
    .select(({ fn }) => fn.min('channels.id').as('id'))
    .where('own.leagueId', '=', leagueOf(db, query.channel))
    .groupBy(['own.platform', 'own.workspace'])
    .execute();
  if (places.length === 0) return [];
  const ids = places.map(({ id }) => id);
  const found = await boardsUntil(db, ids, { ...query, scope: 'workspace' }, ids.length);
  return found.filter(({ since }) => since === found[0]?.since);
};

type Row = Standing & { readonly isOwn: number; readonly size: number };

/** Builds SQL for the person behind an account: the same number for all linked accounts. */
const whose = sql`coalesce(-m.person, m.id)`;

/** Builds SQL for the accounts with their points on these boards, without those whom others don't see. */
const accounts = (boards: readonly number[]) => sql`
  from standings s join members m on m.id = s.member_id
  where s.board_id in (${sql.join(boards)}) and m.off_boards is null`;

/**
 * Reads `limit` rows after the first `offset`, and the reader's own row with the one above and the one below. A person
 * goes by the name that they have in the reader's workspace, if they are seen there.
 */
const rowsOf = async (
  db: Kysely<Tables>,
  { channel }: Pick<BoardQuery, 'channel'>,
  boards: readonly number[],
  offset: number,
  limit: number,
  reader: number,
): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    with sums as (
      select ${whose} as who, min(m.id) as first,
        max(case when m.platform = ${channel.platform} and m.workspace = ${channel.workspace} then m.id end) as here,
        cast(sum(s.points) as integer) as points, cast(sum(s.answers) as integer) as answers,
        cast(sum(s.correct) as integer) as correct
      ${accounts(boards)} group by ${whose}
    ),
    placed as (
      select *, cast(row_number() over (order by points desc, correct desc, first) as integer) as place,
        cast(rank() over (order by points desc) as integer) as rank, cast(count(*) over () as integer) as size
      from sums
    ),
    own as (select place from placed where who = (select ${whose} from members m where m.id = ${reader}))
    select members.id as member, members.name, placed.points, placed.answers, placed.correct as "right",
      placed.place, placed.rank, placed.size,
      case when placed.place = (select place from own) then 1 else 0 end as is_own
    from placed join members on members.id = coalesce(placed.here, placed.first)
    where (placed.place > ${offset} and placed.place <= ${offset + limit})
      or abs(placed.place - (select place from own)) <= 1
    order by placed.place`.execute(db);
  return rows;
};

/** Counts the people on these boards. */
const sizeOf = async (db: Kysely<Tables>, boards: readonly number[]): Promise<number> => {
  const { rows } = await sql<{ readonly size: number }>`
    select cast(count(distinct ${whose}) as integer) as size ${accounts(boards)}`.execute(db);
  return rows[0]?.size ?? 0;
};
