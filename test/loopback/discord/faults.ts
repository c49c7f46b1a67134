import { paramsOf } from './rest/routes.ts';

/** Which requests a fault hits: the next `times` (1 by default) that match. Patterns look like `/channels/:channel/messages`. */
export interface Aim {
  readonly method?: string;
  readonly path?: string | RegExp;
  readonly times?: number;
}

/** What goes wrong with a request. */
export type Fault =
  /** Refused before any work, with Discord's error body. */
  | { readonly kind: 'fail'; readonly status: number; readonly code: number; readonly message: string }
  /** Refused before any work with 429. */
  | { readonly kind: 'limit'; readonly retryAfter: number; readonly scope: 'user' | 'global' | 'shared' }
  /** The request takes effect, but the response never arrives: the socket is reset or closed. */
  | { readonly kind: 'lose'; readonly how: 'reset' | 'close' }
  /** Waits for `released` before the request takes effect, or before it is answered. */
  | {
      readonly kind: 'hold';
      readonly when: 'before' | 'after';
      readonly arrive: () => void;
      readonly released: Promise<void>;
    };

/** A request that is being held. */
export interface Held {
  /** Resolves when the request has arrived (and, for `after`, has taken effect). */
  readonly arrived: Promise<void>;
  readonly release: () => void;
}

/** Lets a test plan what goes wrong. */
export interface Faults {
  /** Answers with an error and does nothing. The status is 500 by default. */
  fail(aim: Aim & { status?: number; code?: number; message?: string }): void;
  /** Returns 429 and does nothing. `retryAfter` in seconds. */
  rateLimit(aim: Aim & { retryAfter?: number; scope?: 'user' | 'global' | 'shared' }): void;
  /** Lets the request take effect, then breaks the connection. discord.js retries after a `reset` (default), not after a `close`. */
  loseAnswer(aim: Aim & { how?: 'reset' | 'close' }): void;
  /** Holds one request until the test releases it, for a delay of exactly the wanted length. */
  hold(aim: Omit<Aim, 'times'> & { when?: 'before' | 'after' }): Held;
  /** Forgets all planned faults. */
  clear(): void;
}

interface Planned {
  readonly aim: Aim;
  readonly fault: Fault;
  left: number;
}

function fits(aim: Aim, method: string, path: string): boolean {
  if (aim.method !== undefined && aim.method !== method) return false;
  if (aim.path === undefined) return true;
  return typeof aim.path === 'string' ? paramsOf(aim.path, path) !== undefined : aim.path.test(path);
}

/** Creates the faults for tests, and `next` for the server, which takes the first planned fault that matches a request. */
export function createFaults(): Faults & { next: (method: string, path: string) => Fault | undefined } {
  let planned: Planned[] = [];
  const plan = (aim: Aim, fault: Fault): void => {
    planned.push({ aim, fault, left: aim.times ?? 1 });
  };
  return {
    fail: (aim) => {
      const status = aim.status ?? 500;
      plan(aim, { kind: 'fail', status, code: aim.code ?? 0, message: aim.message ?? `${status}: Fault` });
    },
    rateLimit: (aim) =>
      plan(aim, { kind: 'limit', retryAfter: aim.retryAfter ?? 0.05, scope: aim.scope ?? 'user' }),
    loseAnswer: (aim) => plan(aim, { kind: 'lose', how: aim.how ?? 'reset' }),
    hold: (aim) => {
      const arrived = Promise.withResolvers<void>();
      const released = Promise.withResolvers<void>();
      plan(aim, {
        kind: 'hold',
        when: aim.when ?? 'before',
        arrive: arrived.resolve,
        released: released.promise,
      });
      return { arrived: arrived.promise, release: released.resolve };
    },
    clear: () => {
      planned = [];
    },
    next: (method, path) => {
      const hit = planned.find((each) => fits(each.aim, method, path));
      if (!hit) return undefined;
      hit.left -= 1;
      if (hit.left <= 0) planned = planned.filter((each) => each !== hit);
      return hit.fault;
    },
  };
}
