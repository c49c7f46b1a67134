import { refuse } from '../api-error.ts';
import type { State } from '../state.ts';
import type { GatewayEvent, Upload } from '../types.ts';

/** A request as a handler gets it. */
export interface Call {
  readonly state: State;
  /** The named parts of the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The parsed JSON; `{}` if there was none. */
  readonly body: unknown;
  readonly files: readonly Upload[];
}

/** What a handler returns: a response, and events for the gateway. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly events?: readonly GatewayEvent[];
}

/** One documented route, under `/api/v10`. */
export interface Route {
  readonly method: string;
  readonly path: string;
  /** Whether the route needs no bot token because there is a token in its path. */
  readonly open?: boolean;
  readonly handle: (call: Call) => Reply;
}

/** A route that matches a request. */
export interface Matched {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** Returns the path's named parts if it matches the pattern (`/channels/:channel`). */
export function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const actual = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(actual);
    else if (part !== actual) return undefined;
  }
  return params;
}

/** Finds the route of a request; throws 404 or 405 like Discord. The first match wins. */
export function findRoute(routes: readonly Route[], method: string, path: string): Matched {
  let known = false;
  for (const route of routes) {
    const params = paramsOf(route.path, path);
    if (params === undefined) continue;
    if (route.method === method) return { route, params };
    known = true;
  }
  throw known ? refuse.wrongMethod() : refuse.notFound();
}

/** Returns a named part of the path. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? '';
}
