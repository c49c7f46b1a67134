import { complaints, list } from '../blocks/check.ts';
import { option, optionGroup } from '../blocks/text.ts';
import type { SendOptions } from '../delivery/parcel.ts';
import { type Choice, chosenState } from '../element-state.ts';
import { compact, type Dict, dicts, str } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { type ActContext, begin, type Exchange } from './exchange.ts';
import { interactionHead, newTrigger } from './payloads.ts';
import {
  type ActionRef,
  type Found,
  findElement,
  isMessage,
  pickedIn,
  placeOf,
  type Target,
} from './target.ts';
import { findMember, type Who } from './who.ts';

/** Presses a button of a message, a modal, or the Home tab. */
export function click(
  context: ActContext,
  who: Who,
  target: Target,
  ref: ActionRef,
  options?: SendOptions,
): Exchange {
  const found = findElement(target, ref);
  const { element } = found;
  if (!/button/.test(String(element.type))) {
    throw new Error(`${found.actionId} is a ${String(element.type)}; use select.`);
  }
  const button = compact({
    text: element.text,
    value: element.value,
    url: element.url,
    style: element.style,
  });
  return act(context, who, target, found, button, options);
}

/** Picks or types a value in an element that reports it right away. */
export function select(
  context: ActContext,
  who: Who,
  target: Target,
  ref: ActionRef,
  choice: Choice,
  options?: SendOptions,
): Exchange {
  const found = findElement(target, ref);
  if (found.block.type === 'input' && found.block.dispatch_action !== true) {
    throw new Error(
      `${found.actionId} is an input without dispatch_action: Slack sends it with the form only.`,
    );
  }
  const { type: _type, ...value } = pick(context, target, found, choice);
  return act(context, who, target, found, value, options);
}

/** Stores a choice in the target before it is reported, like the client. */
export function pick(context: ActContext, target: Target, found: Found, choice: Choice): Dict {
  const suggested = context.core.state.suggested.get(found.actionId) ?? [];
  const state = chosenState(found.element, choice, suggested);
  if (found.element.type === 'overflow') return state;
  const picked = pickedIn(target);
  picked[found.blockId] = { ...picked[found.blockId], [found.actionId]: state };
  return state;
}

function act(
  context: ActContext,
  who: Who,
  target: Target,
  found: Found,
  value: Dict,
  options?: SendOptions,
): Exchange {
  const { core } = context;
  const member = findMember(core.state, who.user, who.team);
  const trigger = newTrigger(core, member);
  const { fields, responseUrl } = placeOf(core, target, member);
  const action = {
    type: found.element.type,
    action_id: found.actionId,
    block_id: found.blockId,
    ...value,
    action_ts: core.ids.ts(),
  };
  const payload = {
    ...interactionHead(core, 'block_actions', member),
    ...fields,
    trigger_id: trigger,
    actions: [action],
  };
  const setting = {
    user: member.id,
    trigger,
    ...(isMessage(target) ? { channel: target.channel } : {}),
    ...(responseUrl ? { responseUrl } : {}),
  };
  return begin(context, { kind: 'interactive', payload, acceptsResponse: false }, setting, options);
}

/** An exchange that is acknowledged with a list of options. */
export interface Suggestion extends Exchange {
  /** The options that the member is offered, with groups flattened. Rejects if Slack would show none. */
  readonly offered: Promise<Dict[]>;
}

/** Types in an external select. Throws if the text is too short for the client to ask the app. */
export function suggest(
  context: ActContext,
  who: Who,
  target: Target,
  ref: ActionRef,
  text: string,
  options?: SendOptions,
): Suggestion {
  const { core } = context;
  const found = findElement(target, ref);
  const least = Number(found.element.min_query_length ?? 3);
  if (!String(found.element.type).includes('external'))
    throw new Error(`${found.actionId} is not an external select.`);
  if (text.length < least)
    throw new Error(`${found.actionId} asks from ${least} characters on; "${text}" is shorter.`);
  const member = findMember(core.state, who.user, who.team);
  const { fields } = placeOf(core, target, member);
  const { response_url: _url, state: _state, ...place } = fields;
  const ids = { action_id: found.actionId, block_id: found.blockId };
  const payload = { ...interactionHead(core, 'block_suggestion', member), ...place, ...ids, value: text };
  const parcel = { kind: 'interactive', payload, acceptsResponse: true } as const;
  const exchange = begin(context, parcel, { user: member.id }, options);
  const offered = exchange.acked.then((ack) => {
    if (!ack.ok) throw new Error(`No options for ${found.actionId}: ${ack.error}.`);
    const checked = readOptions(ack.payload);
    core.state.suggested.set(found.actionId, checked);
    return checked;
  });
  // A test that only checks the ack must not fail because of options that it did not ask for.
  offered.catch(() => {});
  return { ...exchange, offered };
}

const optionList = list(option, 0, LIMITS.options.select);
const groupList = list(optionGroup, 0, LIMITS.options.select);

function readOptions(payload: Dict): Dict[] {
  const grouped = payload.option_groups !== undefined;
  const found = grouped
    ? complaints(groupList, payload.option_groups, '/option_groups')
    : complaints(optionList, payload.options, '/options');
  if (found.length > 0) throw new Error(`Slack refuses these options: ${found.join('; ')}`);
  const options = grouped
    ? dicts(payload.option_groups).flatMap((group) => dicts(group.options))
    : dicts(payload.options);
  const values = options.map((each) => str(each.value));
  if (new Set(values).size < values.length) throw new Error('Slack refuses options that share a value.');
  return options;
}
