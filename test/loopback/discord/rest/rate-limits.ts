import { paramsOf } from './routes.ts';

/** How many requests a route accepts per window. `path` is a pattern such as `/channels/:channel/messages`. */
export interface RouteLimit {
  readonly method: string;
  readonly path: string;
  readonly limit: number;
  readonly perMs: number;
}

/** Rate limits of a server. Windows run on `clock` (real time by default), because clients wait in real time. */
export interface RateLimits {
  /** Requests per second over all routes except interactions; Discord documents 50. */
  readonly global?: number;
  readonly routes?: readonly RouteLimit[];
  readonly clock?: () => number;
}

/** The result of counting a request: headers for any response, and a refusal if it exceeds the limit. */
export interface Charge {
  readonly headers: Readonly<Record<string, string>>;
  readonly refusal: { readonly status: 429; readonly body: Readonly<Record<string, unknown>> } | undefined;
}

interface Window {
  used: number;
  resetAt: number;
}

/** The limit of all other routes: high, because the documentation says not to rely on any number. */
const WIDE = { limit: 1000, perMs: 1000 };

/** Builds the response to a request that came too early. */
export function tooMany(retryAfter: number, scope: 'user' | 'global' | 'shared'): Charge {
  const global = scope === 'global';
  const message = scope === 'shared' ? 'The resource is being rate limited.' : 'You are being rate limited.';
  return {
    headers: {
      // Discord sends whole seconds. Fractions below one stay, because tests would be slow otherwise.
      'Retry-After': String(retryAfter < 1 ? retryAfter : Math.ceil(retryAfter)),
      'X-RateLimit-Scope': scope,
      ...(global ? { 'X-RateLimit-Global': 'true' } : {}),
    },
    refusal: { status: 429, body: { message, retry_after: retryAfter, global } },
  };
}

/** Counts requests per route and top-level resource, and over all routes. */
export function createLimiter(
  limits: RateLimits,
): (method: string, pattern: string, path: string, open: boolean) => Charge {
  const clock = limits.clock ?? Date.now;
  const windows = new Map<string, Window>();
  const take = (
    key: string,
    limit: number,
    perMs: number,
  ): { left: number; afterMs: number; resetAt: number } => {
    const now = clock();
    const known = windows.get(key);
    const window = known && known.resetAt > now ? known : { used: 0, resetAt: now + perMs };
    windows.set(key, window);
    window.used += 1;
    return { left: limit - window.used, afterMs: window.resetAt - now, resetAt: window.resetAt };
  };
  return (method, pattern, path, open) => {
    if (!open) {
      const all = take('global', limits.global ?? 50, 1000);
      if (all.left < 0) return tooMany(all.afterMs / 1000, 'global');
    }
    const own = limits.routes?.find((each) => each.method === method && paramsOf(each.path, path)) ?? WIDE;
    const bucket = Buffer.from(`${method} ${pattern}`).toString('hex').slice(-32);
    const { left, afterMs, resetAt } = take(`${bucket} ${majorOf(pattern, path)}`, own.limit, own.perMs);
    const headers = {
      'X-RateLimit-Limit': String(own.limit),
      'X-RateLimit-Remaining': String(Math.max(0, left)),
      'X-RateLimit-Reset': (resetAt / 1000).toFixed(3),
      'X-RateLimit-Reset-After': (afterMs / 1000).toFixed(3),
      'X-RateLimit-Bucket': bucket,
    };
    if (left >= 0) return { headers, refusal: undefined };
    const refused = tooMany(afterMs / 1000, 'user');
    return { ...refused, headers: { ...headers, ...refused.headers } };
  };
}

/** Returns the top-level resource that has its own counter: a channel, a guild, or a webhook with its token. */
function majorOf(pattern: string, path: string): string {
  const params = paramsOf(pattern, path) ?? {};
  return params.channel ?? params.guild ?? params.token ?? '';
}
