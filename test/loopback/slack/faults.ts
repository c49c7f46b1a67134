import type { Dict } from './json.ts';

/** What goes wrong with a call. */
export type Fault =
  | { readonly kind: 'error'; readonly error: string; readonly extra?: Dict }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'ratelimit'; readonly retryAfter: number }
  /** The connection is cut before the call takes effect. */
  | { readonly kind: 'drop' }
  /** The call takes effect, then the connection is cut, so the caller can't know. */
  | { readonly kind: 'lose' }
  | { readonly kind: 'hold'; readonly when: 'before' | 'after'; arrived(): void; gate: Promise<void> };

/** Which calls a fault hits: how many, and with which arguments. */
export interface FaultAim {
  times?: number;
  when?: (args: Dict) => boolean;
}

/** The faults planned for future calls. */
export interface Faults {
  plan(method: string, fault: Fault, aim?: FaultAim): void;
  /** Removes the fault for this call from the plan and returns it. */
  take(method: string, args: Dict): Fault | undefined;
  /** Forgets all faults that have not happened yet. */
  clear(): void;
}

/** Creates an empty plan. A method may be a Web API name, `response_url`, or `upload`. */
export function createFaults(): Faults {
  let plan: { method: string; fault: Fault; left: number; when: (args: Dict) => boolean }[] = [];
  return {
    plan: (method, fault, aim = {}) => {
      plan.push({ method, fault, left: aim.times ?? 1, when: aim.when ?? (() => true) });
    },
    take: (method, args) => {
      const entry = plan.find((each) => each.method === method && each.when(args));
      if (!entry) return undefined;
      entry.left -= 1;
      if (entry.left <= 0) plan = plan.filter((each) => each !== entry);
      return entry.fault;
    },
    clear: () => {
      plan = [];
    },
  };
}

/** A call that is held: wait until it has arrived, check anything, then release it. */
export interface Held {
  readonly arrived: Promise<void>;
  release(): void;
}

/** Plans to hold the next call of a method, before or after it takes effect. */
export function planHold(faults: Faults, method: string, when: 'before' | 'after', aim?: FaultAim): Held {
  const arrival = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  faults.plan(method, { kind: 'hold', when, arrived: arrival.resolve, gate: gate.promise }, aim);
  return { arrived: arrival.promise, release: gate.resolve };
}
