import { formFor } from '../../chat/commands/parse.ts';
import { says } from '../../chat/inline.ts';
import type { Context } from '../feature.ts';
import type { Setting } from '../setting.ts';
import { meaning } from './cards.ts';
import { joinLeague } from './commands.ts';
import { invite } from './join.ts';
import type { LeagueRecords } from './repository.ts';

const invites = { label: 'Get a code', value: 'invite' };

/** Lets managers add up leaderboards with other workspaces, and stop doing so. */
export const leagueSetting: Setting<Context<LeagueRecords>> = {
  name: 'league',
  row: async ({ records: { leagues }, channel }) => {
    const size = await leagues.sizeOf(channel);
    return size === 0
      ? {
          label: 'League',
          state: says`you are in none. ${meaning}`,
          changes: [invites, { label: 'Type in a code', value: 'join' }],
        }
      : {
          label: 'League',
          state: `you are in a league of ${size}.`,
          changes: [invites, { label: 'Leave the league', value: 'leave' }],
        };
  },
  change: async (value, context) => {
    if (value === 'invite') return invite(context);
    if (value === 'join') return { kind: 'form', form: formFor(joinLeague, {}, {}) };
    if (value === 'leave') await context.records.leagues.leave(context.channel);
    return undefined;
  },
};
