import type { Faults } from './faults.ts';
import type { Ids } from './ids.ts';
import type { Pulse } from './pulse.ts';
import type { RateLimits } from './rate.ts';
import type { State } from './state.ts';
import type { Call } from './types.ts';

/** What every part of the server needs. */
export interface Core {
  readonly now: () => number;
  readonly ids: Ids;
  readonly state: State;
  readonly pulse: Pulse;
  readonly faults: Faults;
  readonly rates: RateLimits;
  readonly calls: Call[];
  /** How long a file is processed before messages can show it. */
  readonly processingMs: number;
  /** `http://127.0.0.1:PORT`, without a trailing slash. */
  readonly origin: () => string;
  /** Creates a URL for a new socket. */
  readonly newSocketUrl: () => string;
}
