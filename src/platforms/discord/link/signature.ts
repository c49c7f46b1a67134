import { createPublicKey, verify } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Returns whether Discord signed a request's body, and did so just now. `now` is in epoch milliseconds. */
export type IsSigned = (headers: IncomingHttpHeaders, body: Buffer, now: number) => boolean;

/** How old a request may be, and how far ahead of this machine's clock, in milliseconds. */
const oldestMs = 5 * 60_000;
const mostAheadMs = 60_000;

/** Creates the check. `publicKey` is the application's, in hexadecimal. */
export const createIsSigned = (publicKey: string): IsSigned => {
  const x = Buffer.from(publicKey, 'hex').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return (headers, body, now) => {
    const { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp } = headers;
    if (typeof signature !== 'string' || !/^[0-9a-f]{128}$/i.test(signature)) return false;
    if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return false;
    const age = now - Number(timestamp) * 1000;
    if (age > oldestMs || age < -mostAheadMs) return false;
    return verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'hex'));
  };
};
