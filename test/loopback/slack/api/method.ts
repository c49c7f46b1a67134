import type { Core } from '../core.ts';
import type { Dict } from '../json.ts';
import type { LIMITS } from '../limits.ts';
import type { Team } from '../types.ts';

/** What a Web API method runs with. */
export interface MethodContext {
  readonly core: Core;
  readonly team: Team;
}

/** A Web API method, as docs.slack.dev describes it. */
export interface Method {
  readonly tier: keyof typeof LIMITS.tiers;
  /** The scopes one of which is needed; none when any token will do. */
  readonly scopes?: readonly string[];
  readonly required?: readonly string[];
  /** Slack reads JSON bodies for some methods only; for the others such arguments are as if not sent. */
  readonly formOnly?: boolean;
  /** Needs the app-level token instead of a bot token. */
  readonly appToken?: boolean;
  run(args: Dict, context: MethodContext): Dict;
}
