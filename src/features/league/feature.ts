import { type Feature, removing } from '../feature.ts';
import { omitted, time } from '../personal-data.ts';
import { joinLeague } from './commands.ts';
import type { LeagueRecords } from './repository.ts';
import { leagueSetting } from './setting.ts';

/** Leagues of workspaces that add up their leaderboards. */
export const league = {
  commands: [joinLeague],
  managerSettings: [leagueSetting],
  onNight: {
    'league codes': removing<LeagueRecords>((limit, { records, now }) =>
      records.leagueCodes.removeExpired(now, limit),
    ),
  },
  onLeft: (workspace, { leagues }) => leagues.leave(workspace),
  personalData: [
    {
      kind: 'rows',
      table: 'league_codes',
      member: 'member_id',
      section: 'leagueCode',
      isSingle: true,
      columns: {
        hash: omitted('It is a one-way hash of a code that is shown once.'),
        expires_at: time('expiresAt'),
      },
    },
  ],
} satisfies Feature<LeagueRecords>;
