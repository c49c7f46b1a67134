import type { AliasableExpression, Kysely } from 'kysely';
import { mixedTeams } from '../../engine/mix.ts';
import { ranks } from '../../engine/ranks.ts';
import { bestOfTeam } from '../../engine/teams.ts';
import type { TeamStanding } from '../../features/leaderboard/repository.ts';
import type { Sum } from '../leaderboards/sums.ts';
import type { Tables } from '../tables.ts';

/**
 * Ranks the teams that a quiz was mixed into: best first. Returns `undefined` if it was not mixed.
 * @param sums the points of the quiz's players
 */
export const mixedStandings = async (
  db: Kysely<Tables>,
  quiz: number,
  sums: AliasableExpression<Sum>,
): Promise<TeamStanding[] | undefined> => {
  const dealt = await db
    .selectFrom('quizPlayers')
    .leftJoin(sums.as('sums'), 'sums.memberId', 'quizPlayers.memberId')
    .select(['dealt', 'points'])
    .where('quizId', '=', quiz)
    .where('dealt', 'is not', null)
    .$narrowType<{ dealt: number }>()
    .execute();
  if (dealt.length === 0) return undefined;
  const teams = [...Map.groupBy(dealt, ({ dealt }) => dealt)]
    .map(([team, members]) => {
      const points = members.flatMap(({ points }) => points ?? []);
      const best = points.toSorted((a, b) => b - a).slice(0, bestOfTeam);
      return {
        team,
        name: mixedTeams[team] ?? String(team + 1),
        points: best.reduce((sum, one) => sum + one, 0) / bestOfTeam,
        players: points.length,
        members: members.length,
      };
    })
    .filter(({ players }) => players > 0)
    .sort((a, b) => b.points - a.points || a.team - b.team);
  const rank = ranks(teams);
  return teams.map((team, index) => ({ ...team, rank: rank[index] ?? 1 }));
};
