import type { Core } from '../core.ts';
import { type Dict, str } from '../json.ts';
import type { Call, Team, TokenHolder } from '../types.ts';
import type { Method } from './method.ts';
import { METHODS } from './methods.ts';
import { invalid, Refusal } from './refusal.ts';
import { withFaults } from './with-faults.ts';

/** A call as read by the listener. */
export interface Incoming {
  readonly method: string;
  readonly args: Dict;
  readonly bearer?: string;
  readonly json: boolean;
}

/** An HTTP response; `null` cuts the connection instead. */
export type Reply = { status: number; headers: Record<string, string>; body: Dict } | null;

/** Runs one Web API call: faults, token, rate limit, scope, arguments, then the method itself. */
export async function dispatch(core: Core, incoming: Incoming): Promise<Reply> {
  const { token, ...args } = incoming.args;
  const team = teamOfToken(core, str(incoming.bearer ?? token), args);
  const call: Call = {
    method: incoming.method,
    args,
    at: core.now(),
    ...(team ? { team: team.id } : {}),
  };
  core.calls.push(call);
  const reply = await withFaults(core, call, () => {
    try {
      return {
        status: 200,
        headers: scopeHeaders(team),
        body: { ok: true, ...run(core, incoming, args, team) },
      };
    } catch (error) {
      if (error instanceof RateLimited) return tooMany(error.seconds);
      if (!(error instanceof Refusal)) throw error;
      const body = { ok: false, error: error.message, ...error.extra };
      return { status: 200, headers: scopeHeaders(team), body };
    }
  });
  core.pulse.changed();
  return reply;
}

/** Finds the workspace that a call is about: that of the token, or with an organization's, the one that is named. */
function teamOfToken({ state }: Core, token: string | undefined, args: Dict): Team | undefined {
  const holds = (each: TokenHolder | undefined): boolean =>
    token !== undefined &&
    token !== '' &&
    each !== undefined &&
    (each.botToken === token || each.formerTokens.includes(token));
  const inOrganization = state.teams.filter((each) => holds(each.organization));
  return state.teams.find(holds) ?? inOrganization.find(({ id }) => id === args.team_id) ?? inOrganization[0];
}

class RateLimited extends Error {
  readonly seconds: number;

  constructor(seconds: number) {
    super('ratelimited');
    this.seconds = seconds;
  }
}

/** Builds the response to a call that exceeds a rate limit. */
export function tooMany(seconds: number): NonNullable<Reply> {
  return {
    status: 429,
    headers: { 'retry-after': String(seconds) },
    body: { ok: false, error: 'ratelimited' },
  };
}

function run(core: Core, incoming: Incoming, sent: Dict, team: Team | undefined): Dict {
  const method = METHODS[incoming.method];
  if (!method) throw new Refusal('unknown_method', { req_method: incoming.method });
  const caller = authorize(core, incoming, method, team);
  const wait = core.rates.check(incoming.method, caller.id, sent);
  if (wait !== undefined) throw new RateLimited(wait);
  requireScope(method, caller);
  const args = method.formOnly && incoming.json ? {} : sent;
  const missing = (method.required ?? []).filter((name) => args[name] === undefined || args[name] === '');
  if (missing.length > 0) {
    throw invalid(
      'invalid_arguments',
      missing.map((name) => `missing required field: ${name} [json-pointer:/]`),
    );
  }
  return structuredClone(method.run(args, { core, team: caller }));
}

function authorize(core: Core, incoming: Incoming, method: Method, team: Team | undefined): Team {
  const token = incoming.bearer ?? (method.appToken ? undefined : str(incoming.args.token));
  if (!token && !method.noToken) throw new Refusal('not_authed');
  const isAppToken = token === core.state.appToken;
  const first = core.state.teams[0];
  if (method.noToken && first) return first;
  if (isAppToken && method.appToken && first) return first;
  if (isAppToken || (team && method.appToken)) throw new Refusal('not_allowed_token_type');
  if (!team || team.install === 'none') throw new Refusal('invalid_auth');
  if (team.install === 'revoked') throw new Refusal('token_revoked');
  if (team.install === 'uninstalled') throw new Refusal('account_inactive');
  return team;
}

function requireScope(method: Method, team: Team): void {
  const scopes = method.scopes ?? [];
  if (scopes.length === 0 || scopes.some((scope) => team.scopes.has(scope))) return;
  throw new Refusal('missing_scope', { needed: scopes.join(','), provided: [...team.scopes].join(',') });
}

function scopeHeaders(team: Team | undefined): Record<string, string> {
  return team ? { 'x-oauth-scopes': [...team.scopes].join(',') } : {};
}
