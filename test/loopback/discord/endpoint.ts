import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { ApiError } from './api-error.ts';
import { interactionCreate } from './events.ts';
import type { LoggedRequest } from './rest/http.ts';
import { callback } from './rest/interactions.ts';
import type { State } from './state.ts';
import type { Interaction, Json } from './types.ts';

/** How a request is signed: as Discord does it, or in a way that an app must refuse. */
export type Signing = 'good' | 'wrong' | 'none' | 'stale' | 'ahead';

/** A request to the app as it went out, to send it once more. */
export interface SignedRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Brings interactions to the app by signed requests. */
export interface Endpoint {
  /** Every request that interactions caused, oldest first. */
  readonly sent: readonly SignedRequest[];
  sign(payload: Json, signing?: Signing): SignedRequest;
  /** Sends a request, and returns the status of the response and its body. */
  post(request: SignedRequest): Promise<{ readonly status: number; readonly body: string }>;
  close(): void;
}

/** How far a stale timestamp is in the past, and one of the future ahead, in seconds. */
const STALE_S = 301;
const AHEAD_S = 61;

/** Has interactions sent to the app's endpoint, signed with a new key; through the gateway as long as it has none. */
export function createEndpoint(state: State, log: LoggedRequest[]): Endpoint {
  const own = generateKeyPairSync('ed25519');
  const others = generateKeyPairSync('ed25519').privateKey;
  const sent: SignedRequest[] = [];
  const closing = new AbortController();

  const signature = (key: KeyObject, timestamp: string, body: string): Record<string, string> => ({
    'x-signature-timestamp': timestamp,
    'x-signature-ed25519': sign(null, Buffer.from(timestamp + body), key).toString('hex'),
  });

  const { x = '' } = own.publicKey.export({ format: 'jwk' });
  state.publicKey = Buffer.from(x, 'base64url').toString('hex');
  const endpoint: Endpoint = {
    sent,
    sign: (payload, signing = 'good') => {
      const body = JSON.stringify(payload);
      const shift = signing === 'stale' ? -STALE_S : signing === 'ahead' ? AHEAD_S : 0;
      const timestamp = String(Math.floor(state.now() / 1000) + shift);
      const signed =
        signing === 'none' ? {} : signature(signing === 'wrong' ? others : own.privateKey, timestamp, body);
      return { body, headers: { 'content-type': 'application/json', ...signed } };
    },
    post: async ({ body, headers }) => {
      const response = await fetch(state.endpoint ?? '', {
        method: 'POST',
        body,
        headers,
        signal: closing.signal,
      });
      return { status: response.status, body: await response.text() };
    },
    close: () => closing.abort(),
  };
  state.deliver = (interaction) => {
    if (state.endpoint === undefined) return state.dispatch(interactionCreate(interaction));
    const request = endpoint.sign(interaction.payload);
    sent.push(request);
    void endpoint
      .post(request)
      .then(({ status, body }) => record(state, log, interaction, status, body))
      .catch(() => record(state, log, interaction, 0, ''))
      .finally(state.changed.fire);
  };
  return endpoint;
}

/** Takes the response to a request as the first response to its interaction, unless the app says by 202 that it sends one. */
function record(
  state: State,
  log: LoggedRequest[],
  { id, token }: Interaction,
  status: number,
  text: string,
): void {
  const path = `/interactions/${id}/${token}/response`;
  const entry = {
    at: state.now(),
    method: 'RESPONSE',
    path,
    query: '',
    files: [],
    status,
    shared: false,
  };
  if (status !== 200) return void log.push({ ...entry, body: undefined, answer: undefined });
  const body: unknown = JSON.parse(text);
  try {
    const params = { interaction: id, token };
    const { events = [] } = callback({ state, params, query: new URLSearchParams(), body, files: [] });
    for (const event of events) state.dispatch(event);
    log.push({ ...entry, body, answer: undefined });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    log.push({ ...entry, body, status: error.status, answer: error.body });
  }
}
