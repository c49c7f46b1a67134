import { shown } from '../api/post.ts';
import { actionables } from '../blocks/walk.ts';
import type { Core } from '../core.ts';
import { type Dict, isDict, str } from '../json.ts';
import { newResponseUrl } from '../response-url.ts';
import type { Member, Message, Picked, View } from '../types.ts';
import { stateOf } from '../view-store.ts';
import { channelName } from './payloads.ts';

/** What people act on. */
export type Target = Message | View;

/** Refers to an element by its action_id, by a pattern for it, or by the label of a button. */
export type ActionRef = string | RegExp;

/** An element and the block that holds it. */
export interface Found {
  readonly block: Dict;
  readonly element: Dict;
  readonly blockId: string;
  readonly actionId: string;
}

/** Tells a message from a view. */
export function isMessage(target: Target): target is Message {
  return 'channel' in target;
}

/** Finds an element; throws with the existing ids if it is missing, or if the message is gone. */
export function findElement(target: Target, ref: ActionRef): Found {
  if (isMessage(target) && target.deleted) throw new Error('This message has been deleted.');
  const all = target.blocks.flatMap((block) =>
    actionables(block).map((element) => ({
      block,
      element,
      blockId: str(block.block_id) ?? '',
      actionId: str(element.action_id) ?? '',
    })),
  );
  const found =
    all.find(({ actionId }) => (typeof ref === 'string' ? actionId === ref : ref.test(actionId))) ??
    all.find(({ element }) => isDict(element.text) && element.text.text === ref);
  if (found) return found;
  const known = all.map(({ actionId, element }) => `${actionId} (${String(element.type)})`).join(', ');
  throw new Error(`No element ${String(ref)} here; there is ${known || 'none'}.`);
}

/** Returns the values picked in a target so far, as a live object. */
export function pickedIn(target: Target): Picked {
  return isMessage(target) ? target.picked : target.state.values;
}

/** Builds the part of a payload that says where something happened, with a response URL if there is one. */
export function placeOf(core: Core, target: Target, member: Member): { fields: Dict; responseUrl?: string } {
  if (!isMessage(target)) {
    return { fields: { container: { type: 'view', view_id: target.id }, view: structuredClone(target) } };
  }
  const channel = core.state.channels.get(target.channel);
  const ephemeral = target.to !== undefined;
  const place = { team: member.team, channel: target.channel, user: member.id };
  const responseUrl = newResponseUrl(core, { kind: 'actions', ...place, origin: target });
  const container = {
    type: 'message',
    message_ts: target.ts,
    channel_id: target.channel,
    is_ephemeral: ephemeral,
    ...(target.thread_ts ? { thread_ts: target.thread_ts } : {}),
  };
  const fields = {
    container,
    channel: { id: target.channel, name: channel ? channelName(channel) : '' },
    // Slack keeps no copy of an ephemeral message, so it cannot send one along.
    ...(ephemeral ? {} : { message: shown(core, target) }),
    state: { values: stateOf(target.blocks, target.picked) },
    response_url: responseUrl,
  };
  return { fields, responseUrl };
}
