import type { Dict } from '../json.ts';

/** A payload to deliver to the app. */
export interface Parcel {
  readonly kind: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Dict;
  /** Whether the acknowledgement may carry an answer. */
  readonly acceptsResponse: boolean;
}

/** How to deliver it. */
export interface SendOptions {
  /** HTTP only: a wrong secret, a timestamp ten minutes old, or no signature at all. */
  readonly sign?: 'good' | 'wrong' | 'stale' | 'none';
  /** Delivers it twice at the same time, like Slack sometimes does. */
  readonly twice?: boolean;
  /** Pretends that it is a retry. */
  readonly retry?: Retry;
}

/** Which retry this is, and why. */
export interface Retry {
  readonly num: number;
  readonly reason: string;
}

/** The app's answer to one attempt. */
export type Answer =
  | { readonly ok: true; readonly payload: Dict }
  | { readonly ok: false; readonly error: string; readonly status?: number; readonly noRetry?: boolean };

/** A way to reach the app: Socket Mode or signed HTTP. */
export interface Carrier {
  carry(parcel: Parcel, retry: Retry | undefined, sign: SendOptions['sign']): Promise<Answer>;
}
