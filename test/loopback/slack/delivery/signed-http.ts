import { createHmac } from 'node:crypto';
import { compact, type Dict, dict, str } from '../json.ts';
import type { Answer, Carrier, Parcel, Retry, SendOptions } from './parcel.ts';

/** Delivery by HTTP: posts signed requests to the app's URL. */
export interface SignedHttp extends Carrier {
  /** Posts any JSON body, signed; for `url_verification`. */
  post(body: Dict, sign?: SendOptions['sign']): Promise<Answer>;
  /** Gives up on requests without an answer. */
  close(): void;
}

/** Delivers to `url`, signing with `secret`. */
export function openSignedHttp(url: string, secret: string): SignedHttp {
  const closing = new AbortController();
  const send = async (type: string, body: string, extra: Record<string, string>): Promise<Answer> => {
    try {
      const headers = { 'content-type': type, ...extra };
      const response = await fetch(url, { method: 'POST', headers, body, signal: closing.signal });
      return await readAnswer(response);
    } catch {
      return { ok: false, error: 'connection_failed' };
    }
  };
  return {
    carry: (parcel, retry, sign) => {
      const [type, body] = encode(parcel);
      return send(type, body, { ...signature(secret, body, sign), ...retryHeaders(retry) });
    },
    post: (payload, sign) => {
      const body = JSON.stringify(payload);
      return send('application/json', body, signature(secret, body, sign));
    },
    close: () => closing.abort(),
  };
}

function encode(parcel: Parcel): [type: string, body: string] {
  if (parcel.kind === 'events_api') return ['application/json', JSON.stringify(parcel.payload)];
  const fields = Object.entries(parcel.payload).map(([name, value]): [string, string] => [
    name,
    str(value) ?? '',
  ]);
  const form =
    parcel.kind === 'slash_commands'
      ? new URLSearchParams(fields)
      : new URLSearchParams({ payload: JSON.stringify(parcel.payload) });
  return ['application/x-www-form-urlencoded', form.toString()];
}

/**
 * Computes the `v0` signature. The timestamp comes from the real clock even if the test has its own,
 * because the app compares it with its machine's clock and would refuse an old one.
 */
function signature(secret: string, body: string, sign: SendOptions['sign'] = 'good'): Record<string, string> {
  if (sign === 'none') return {};
  const timestamp = Math.floor(Date.now() / 1000) - (sign === 'stale' ? 600 : 0);
  const key = sign === 'wrong' ? `not ${secret}` : secret;
  const hash = createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${hash}` };
}

function retryHeaders(retry: Retry | undefined): Record<string, string> {
  return retry ? { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason } : {};
}

async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const { status } = response;
  if (!response.ok) {
    const noRetry = response.headers.get('x-slack-no-retry') === '1';
    return { ok: false, error: `http_${status}`, status, ...(noRetry ? { noRetry } : {}) };
  }
  if (text === '') return { ok: true, payload: {} };
  const json = response.headers.get('content-type')?.includes('json');
  return { ok: true, payload: json ? dict(JSON.parse(text)) : compact({ text }) };
}
