import type { Core } from '../core.ts';
import type { Dict } from '../json.ts';
import type { LIMITS } from '../limits.ts';
import type { Team } from '../types.ts';

/** What a Web API method gets besides its arguments. */
export interface MethodContext {
  readonly core: Core;
  readonly team: Team;
}

/** A Web API method, as docs.slack.dev describes it. */
export interface Method {
  readonly tier: keyof typeof LIMITS.tiers;
  /** The scopes of which the token needs one; `undefined` if any token will do. */
  readonly scopes?: readonly string[];
  readonly required?: readonly string[];
  /** Whether the method ignores JSON bodies, which Slack only reads for some methods. */
  readonly formOnly?: boolean;
  /** Needs the app-level token instead of a bot token. */
  readonly appToken?: boolean;
  /** Needs no token at all. */
  readonly noToken?: boolean;
  run(args: Dict, context: MethodContext): Dict;
}
