import type { Method } from './method.ts';

const test: Method = {
  tier: 't5',
  run: (_args, { core, team }) => ({
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: core.state.members.get(team.botUserId)?.name,
    team_id: team.id,
    user_id: team.botUserId,
    bot_id: team.botId,
    is_enterprise_install: false,
  }),
};

const connectionsOpen: Method = {
  tier: 't3',
  appToken: true,
  run: (_args, { core }) => ({ url: core.newSocketUrl() }),
};

/** The methods for tokens and connections. */
export const AUTH: Record<string, Method> = {
  'auth.test': test,
  'apps.connections.open': connectionsOpen,
  'api.test': { tier: 't4', run: (args) => ({ args }) },
};
