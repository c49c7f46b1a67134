import { randomUUID } from 'node:crypto';
import { findMember, findTeam, type Ref } from './act/who.ts';
import type { Method } from './api/method.ts';
import { Refusal } from './api/refusal.ts';
import type { Core } from './core.ts';
import { type Dict, str } from './json.ts';
import type { Organization, Team } from './types.ts';

/** A person who installs the app, in a workspace or in all workspaces of its organization. */
export interface Approval {
  readonly user: Ref;
  readonly team?: Ref;
  readonly wide?: boolean;
}

/** A code that waits to be exchanged. */
export interface Grant {
  readonly user: string;
  readonly team: Team;
  readonly organization: Organization | undefined;
  readonly scopes: string;
}

/**
 * Approves the app on the page that an install link leads to, and returns the query with which Slack sends people back. Throws
 * if the link is not one that Slack would accept.
 */
export function approve(core: Core, link: string, { user, team: ref, wide = false }: Approval): string {
  const { searchParams, pathname } = new URL(link);
  const [client, scopes, state] = ['client_id', 'scope', 'state'].map((name) => searchParams.get(name));
  if (pathname !== '/oauth/v2/authorize' || client !== core.state.clientId || !scopes)
    throw new Error(`Slack does not know this link: ${link}`);
  const team = findTeam(core.state, ref);
  const organization = wide ? team.organization : undefined;
  if (wide && organization === undefined) throw new Error(`${team.name} is in no organization.`);
  const code = randomUUID();
  const member = findMember(core.state, user, team);
  core.state.grants.set(code, { user: member.id, team, organization, scopes });
  return new URLSearchParams({
    code,
    ...(state === null || state === undefined ? {} : { state }),
  }).toString();
}

let issued = 0;

/** Issues a new token, and one to renew it with if the app's tokens rotate. The former one stays valid, as documented. */
function issue(core: Core, holder: Team | Organization): Dict {
  if (holder.botToken !== '') holder.formerTokens.push(holder.botToken);
  const number = ++issued;
  const rotates = core.state.tokenLifeS !== undefined;
  holder.botToken = `${rotates ? 'xoxe.' : ''}xoxb-${number}-oauth`;
  holder.refreshToken = rotates ? `xoxe-${number}-refresh` : undefined;
  return {
    access_token: holder.botToken,
    ...(rotates ? { refresh_token: holder.refreshToken, expires_in: core.state.tokenLifeS } : {}),
  };
}

function refresh(core: Core, token: string | undefined): Dict {
  const holders = [...core.state.teams, ...core.state.teams.flatMap((team) => team.organization ?? [])];
  const holder = holders.find((each) => each.refreshToken !== undefined && each.refreshToken === token);
  if (holder === undefined) throw new Refusal('invalid_refresh_token');
  return { ...issue(core, holder), token_type: 'bot' };
}

const access: Method = {
  tier: 't4',
  noToken: true,
  required: ['client_id', 'client_secret'],
  run: (args, { core }) => {
    const { clientId, clientSecret, grants, appId } = core.state;
    if (args.client_id !== clientId) throw new Refusal('invalid_client_id');
    if (args.client_secret !== clientSecret) throw new Refusal('bad_client_secret');
    if (args.grant_type === 'refresh_token') return refresh(core, str(args.refresh_token));
    const grant = grants.get(str(args.code) ?? '');
    if (grant === undefined) throw new Refusal('invalid_code');
    // A code can be used once.
    grants.delete(str(args.code) ?? '');
    const { team, organization, user, scopes } = grant;
    const teams = organization
      ? core.state.teams.filter((each) => each.organization === organization)
      : [team];
    for (const each of teams) each.install = 'active';
    return {
      ...issue(core, organization ?? team),
      token_type: 'bot',
      scope: scopes,
      bot_user_id: team.botUserId,
      app_id: appId,
      team: organization ? null : { id: team.id, name: team.name },
      enterprise: team.organization ? { id: team.organization.id, name: team.organization.name } : null,
      is_enterprise_install: organization !== undefined,
      authed_user: { id: user },
    };
  },
};

/** The methods for installing the app. */
export const OAUTH: Record<string, Method> = { 'oauth.v2.access': access };
