import { type AliasableExpression, type Kysely, sql } from 'kysely';
import { ranks } from '../../engine/ranks.ts';
import { bestOfTeam } from '../../engine/teams.ts';
import type { TeamStanding } from '../../features/leaderboard/repository.ts';
import type { Tables } from '../tables.ts';
import type { Sum } from './sums.ts';

/** Ranks the teams of the members in the sums: best first, then by name. */
export const teamStandings = async (
  db: Kysely<Tables>,
  of: AliasableExpression<Sum>,
): Promise<TeamStanding[]> => {
  const inTeams = db
    .selectFrom(of.as('sums'))
    .innerJoin('teamMembers', 'teamMembers.memberId', 'sums.memberId')
    .select(['teamId', 'points'])
    .select(sql<number>`row_number() over (partition by team_id order by points desc)`.as('place'));
  const rows = await db
    .selectFrom(inTeams.as('players'))
    .innerJoin('teams', 'teams.id', 'players.teamId')
    .select(({ fn, cast, selectFrom }) => [
      'teams.id as team',
      'teams.name',
      cast<number>(
        fn.sum<number>(sql`case when place <= ${sql.lit(bestOfTeam)} then points else 0 end`),
        'integer',
      ).as('best'),
      fn.countAll<number>().as('players'),
      selectFrom('teamMembers')
        .select(fn.countAll<number>().as('count'))
        .whereRef('teamMembers.teamId', '=', 'teams.id')
        .as('members'),
    ])
    .groupBy(['teams.id', 'teams.name'])
    .orderBy('best', 'desc')
    .orderBy('name')
    .execute();
  const rank = ranks(rows.map(({ best }) => ({ points: best })));
  return rows.map(({ team, name, best, players, members }, index) => ({
    team,
    name,
    points: best / bestOfTeam,
    players,
    members: members ?? 0,
    rank: rank[index] ?? 1,
  }));
};
