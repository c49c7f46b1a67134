import fc from 'fast-check';
import { type Change, changed, changes, type Json } from './mutate.ts';
import { openFuzzedSlack } from './slack-bot.ts';
import { fresh, type PayloadKind, payloadKinds } from './slack-payloads.ts';
import { strangeLine } from './strange.ts';
import type { Way } from './way.ts';

/** An envelope with changes in it or in its payload, or any text. */
type Envelope =
  | {
      readonly kind: PayloadKind;
      readonly changes: readonly Change[];
      readonly where: 'envelope' | 'payload';
    }
  | { readonly kind: 'text'; readonly text: string };

/** Envelopes of Socket Mode that make little sense. */
export const slackSocket: Way<Envelope> = {
  name: 'slack-socket',
  mostMs: 10_000,
  inputs: fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        kind: fc.constantFrom(...payloadKinds),
        changes,
        where: fc.constantFrom('envelope', 'payload', 'payload'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('text' as const), text: fc.oneof(strangeLine, fc.json()) }),
    },
  ),
  open: async (log) => {
    const fuzzed = await openFuzzedSlack(log, ({ appToken }) => ({ kind: 'socket', appToken }));
    const { slack, payloads } = fuzzed;
    let turn = 0;
    const acknowledged = (id: string) =>
      slack.sockets.heard.filter((text) => text.includes(`"${id}"`)).length;
    return {
      give: async (input) => {
        turn += 1;
        const id = `envelope-${turn}`;
        if (input.kind === 'text') slack.sockets.raw(input.text);
        else slack.sockets.raw(JSON.stringify(envelopeOf(id, fresh(payloads[input.kind], turn), input)));
        if (input.kind !== 'text' && input.where === 'payload') {
          await slack.until(() => acknowledged(id) > 0, 'the envelope to be acknowledged');
        }
        // A change in the envelope may say that the connection is going to be closed.
        await slack.connected();
        const faults = await fuzzed.faults();
        const times = acknowledged(id);
        return [...faults, ...(times > 1 ? [`acknowledged the envelope ${times} times`] : [])];
      },
      close: fuzzed.close,
    };
  },
};

const envelopeOf = (
  id: string,
  { json, envelope }: ReturnType<typeof fresh>,
  { changes, where }: Exclude<Envelope, { kind: 'text' }>,
): Json => {
  const whole = (payload: Json): Json => ({
    envelope_id: id,
    type: envelope,
    accepts_response_payload: envelope !== 'events_api',
    payload,
    ...(envelope === 'events_api' ? { retry_attempt: 0, retry_reason: '' } : {}),
  });
  return where === 'payload' ? whole(changed(json, changes)) : changed(whole(json), changes);
};
