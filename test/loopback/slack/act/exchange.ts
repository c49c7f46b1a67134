import { Refusal } from '../api/refusal.ts';
import type { Core } from '../core.ts';
import type { Attempt, Courier } from '../delivery/courier.ts';
import type { Parcel, SendOptions } from '../delivery/parcel.ts';
import type { Dict } from '../json.ts';
import { applyResponse, responseUrlOf } from '../response-url.ts';
import type { Ack, Message, View } from '../types.ts';

/** What the functions for people's actions need. */
export interface ActContext {
  readonly core: Core;
  readonly courier: Courier;
}

/** Something that a person did, and its outcome. Messages and views are live: they change as the app changes them. */
export interface Exchange {
  /** What was sent to the app. */
  readonly payload: Dict;
  /** The acknowledgement of the first attempt; never rejects. */
  readonly acked: Promise<Ack>;
  /** The acknowledgement of the last attempt, for events that are sent again. */
  readonly settled: Promise<Ack>;
  readonly attempts: Attempt[];
  /** The message at this index among those sent through the response_url (or in the ack of a slash command). */
  response(index?: number): Promise<Message>;
  /** The ephemeral message at this index among those that the person has seen since. */
  ephemeral(index?: number): Promise<Message>;
  /** The message at this index among those that the app has posted in the same channel since, threads included. */
  message(index?: number): Promise<Message>;
  /** The view opened or pushed with this interaction's trigger. */
  view(): Promise<View>;
}

/** Where an exchange takes place, for finding its outcome. */
export interface Setting {
  readonly user?: string;
  readonly channel?: string;
  readonly trigger?: string;
  readonly responseUrl?: string;
  /** Shows the ack as a message: slash commands only. */
  readonly ackIsMessage?: boolean;
}

/** Sends a parcel and returns the exchange, through which a test waits for the outcome. */
export function begin(
  context: ActContext,
  parcel: Parcel,
  setting: Setting,
  options: SendOptions = {},
): Exchange {
  const { core, courier } = context;
  const { state, pulse } = core;
  const since = { messages: state.messages.length, ephemerals: state.ephemerals.length };
  const name = `${parcel.kind} ${nameOf(parcel.payload)}`;
  const delivery = courier.send(parcel, options);
  const acked = delivery.acked.then((ack) => showAck(core, setting, ack));
  return {
    payload: parcel.payload,
    acked,
    settled: delivery.settled,
    attempts: delivery.attempts,
    response: (index = 0) =>
      pulse.until(
        () => responseUrlOf(core, setting.responseUrl ?? '')?.shown[index],
        `response ${index} to ${name}`,
      ),
    ephemeral: (index = 0) =>
      pulse.until(
        () => state.ephemerals.slice(since.ephemerals).filter((each) => each.to === setting.user)[index],
        `ephemeral message ${index} after ${name}`,
      ),
    message: (index = 0) =>
      pulse.until(
        () =>
          state.messages
            .slice(since.messages)
            .filter((each) => each.channel === setting.channel && each.via !== 'user')[index],
        `message ${index} in the channel after ${name}`,
      ),
    view: () =>
      pulse.until(
        () => state.views.get(state.triggers.get(setting.trigger ?? '')?.view ?? ''),
        `a view opened after ${name}`,
      ),
  };
}

function showAck(core: Core, setting: Setting, ack: Ack): Ack {
  const says = ack.ok && (ack.payload.text !== undefined || ack.payload.blocks !== undefined);
  const entry = responseUrlOf(core, setting.responseUrl ?? '');
  if (!says || !setting.ackIsMessage || !entry) return ack;
  try {
    applyResponse(core, entry, ack.payload, 'ack');
    return ack;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, error: error.message, ms: ack.ms };
  }
}

function nameOf(payload: Dict): string {
  const event = payload.event as Dict | undefined;
  return String(payload.command ?? event?.type ?? payload.type ?? '');
}
