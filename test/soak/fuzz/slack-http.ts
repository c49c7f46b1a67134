import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { type Change, changed, changes, type Json } from './mutate.ts';
import { type FuzzedSlack, openFuzzedSlack } from './slack-bot.ts';
import { fresh, type PayloadKind, payloadKinds } from './slack-payloads.ts';
import { strangeLine } from './strange.ts';
import type { Way } from './way.ts';

/** A signed request: a payload with changes, or any text. */
type Request =
  | { readonly kind: PayloadKind; readonly changes: readonly Change[]; readonly asForm: boolean }
  | { readonly kind: 'text'; readonly text: string; readonly asForm: boolean };

const secret = 'loopback-signing-secret';

/** Signed requests whose bodies make little sense. */
export const slackHttp: Way<Request> = {
  name: 'slack-http',
  mostMs: 5_000,
  inputs: fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({ kind: fc.constantFrom(...payloadKinds), changes, asForm: fc.boolean() }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('text' as const),
        text: fc.oneof(strangeLine, fc.json()),
        asForm: fc.boolean(),
      }),
    },
  ),
  open: async (log) => {
    const fuzzed = await openFuzzedSlack(log, () => ({ kind: 'http', signingSecret: secret }));
    let turn = 0;
    return {
      give: async (request) => {
        turn += 1;
        const status = await send(fuzzed, bodyOf(fuzzed, request, turn), request.asForm);
        return [
          ...([200, 400, 413].includes(status) ? [] : [`answered with status ${status}`]),
          ...(await fuzzed.faults()),
        ];
      },
      close: fuzzed.close,
    };
  },
};

const bodyOf = ({ payloads }: FuzzedSlack, request: Request, turn: number): string => {
  if (request.kind === 'text')
    return request.asForm ? `payload=${encodeURIComponent(request.text.toWellFormed())}` : request.text;
  const payload = fresh(payloads[request.kind], turn);
  const json = changed(payload.json, request.changes);
  if (!request.asForm) return JSON.stringify(json);
  return payload.envelope === 'slash_commands'
    ? fields(json)
    : new URLSearchParams({ payload: JSON.stringify(json) }).toString();
};

/** Encodes a payload as the fields of a form. */
const fields = (json: Json): string =>
  typeof json === 'object' && json !== null
    ? new URLSearchParams(
        Object.entries(json).map(([name, value]): [string, string] => [name, String(value)]),
      ).toString()
    : String(json);

const send = async ({ port }: FuzzedSlack, body: string, asForm: boolean): Promise<number> => {
  const timestamp = Math.floor(Date.now() / 1000);
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body.toWellFormed()}`).digest('hex');
  const { status } = await fetch(`http://127.0.0.1:${port}/slack/events`, {
    method: 'POST',
    body: body.toWellFormed(),
    headers: {
      'content-type': asForm ? 'application/x-www-form-urlencoded' : 'application/json',
      'x-slack-request-timestamp': `${timestamp}`,
      'x-slack-signature': `v0=${hash}`,
    },
  });
  return status;
};
