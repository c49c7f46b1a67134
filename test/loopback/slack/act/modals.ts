import { Refusal } from '../api/refusal.ts';
import { readView } from '../api/views.ts';
import type { Core } from '../core.ts';
import type { SendOptions } from '../delivery/parcel.ts';
import { type Choice, isEmpty } from '../element-state.ts';
import { type Dict, dict, dicts, isDict, str } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { newResponseUrl } from '../response-url.ts';
import { teamOf } from '../state.ts';
import type { Ack, Member, View } from '../types.ts';
import { closeViews, createView, reviseView } from '../view-store.ts';
import { pick } from './clicks.ts';
import { type ActContext, begin, type Exchange } from './exchange.ts';
import { interactionHead, newTrigger } from './payloads.ts';
import { type Found, findElement } from './target.ts';
import { findMember, type Who } from './who.ts';

/** What the member sees after pressing submit. */
export type Outcome =
  | { readonly kind: 'closed' }
  | { readonly kind: 'cleared' }
  | { readonly kind: 'errors'; readonly errors: Record<string, string> }
  | { readonly kind: 'updated' | 'pushed'; readonly view: View }
  | { readonly kind: 'failed'; readonly error: string };

/** A submitted form. */
export interface Submission extends Exchange {
  readonly outcome: Promise<Outcome>;
}

/**
 * Fills in the top modal and submits it. The keys of `values` are action_ids, block_ids, or labels.
 * Throws if the client would not send the form: the view is not on top, or a required input is empty.
 */
export function submit(
  context: ActContext,
  who: Who,
  view: View,
  values: Record<string, Choice> = {},
  options?: SendOptions,
): Submission {
  const { core } = context;
  const member = findMember(core.state, who.user, who.team);
  requireOnTop(core, member, view);
  for (const [name, choice] of Object.entries(values)) pick(context, view, inputNamed(view, name), choice);
  requireFilled(view);
  const trigger = newTrigger(core, member);
  const payload = {
    ...interactionHead(core, 'view_submission', member),
    trigger_id: trigger,
    view: structuredClone(view),
    response_urls: responseUrls(core, member, view),
  };
  const parcel = { kind: 'interactive', payload, acceptsResponse: true } as const;
  const exchange = begin(context, parcel, { user: member.id, trigger }, options);
  return { ...exchange, outcome: exchange.acked.then((ack) => conclude(core, member, view, ack)) };
}

/** Closes the top modal; the app is notified if the view asked for that. */
export function dismiss(
  context: ActContext,
  who: Who,
  view: View,
  options?: SendOptions,
): Exchange | undefined {
  const { core } = context;
  const member = findMember(core.state, who.user, who.team);
  requireOnTop(core, member, view);
  closeViews(core, member.id, view.clear_on_close ? 'all' : 'top');
  if (!view.notify_on_close) return undefined;
  const payload = {
    ...interactionHead(core, 'view_closed', member),
    view: structuredClone(view),
    is_cleared: view.clear_on_close,
  };
  const parcel = { kind: 'interactive', payload, acceptsResponse: false } as const;
  return begin(context, parcel, { user: member.id }, options);
}

function requireOnTop(core: Core, member: Member, view: View): void {
  const top = core.state.stacks.get(member.id)?.at(-1);
  if (top !== view.id)
    throw new Error(`${member.name} does not have view ${view.id} on top, but ${top ?? 'none'}.`);
}

function inputNamed(view: View, name: string): Found {
  const block = view.blocks.find(
    (each) => each.block_id === name || (isDict(each.label) && each.label.text === name),
  );
  const inside = str(dict(block?.element).action_id);
  return findElement(block ? { ...view, blocks: [block] } : view, inside ?? name);
}

function requireFilled(view: View): void {
  const empty = view.blocks.filter((block) => {
    if (block.type !== 'input' || block.optional === true) return false;
    const state = view.state.values[str(block.block_id) ?? '']?.[str(dict(block.element).action_id) ?? ''];
    return !state || isEmpty(state);
  });
  const names = empty.map((block) => str(dict(block.label).text)).join(', ');
  if (empty.length > 0) throw new Error(`Slack does not send a form with empty required inputs: ${names}.`);
}

function responseUrls(core: Core, member: Member, view: View): Dict[] {
  return dicts(view.blocks).flatMap((block) => {
    const element = dict(block.element);
    const state = view.state.values[str(block.block_id) ?? '']?.[str(element.action_id) ?? ''];
    const channel = str(state?.selected_conversation ?? state?.selected_channel);
    if (element.response_url_enabled !== true || !channel) return [];
    const url = newResponseUrl(core, { kind: 'actions', team: member.team, channel, user: member.id });
    const ids = { block_id: block.block_id, action_id: element.action_id };
    return [{ ...ids, channel_id: channel, response_url: url }];
  });
}

/** Applies the acknowledgement of a form. */
function conclude(core: Core, member: Member, view: View, ack: Ack): Outcome {
  if (!ack.ok) return { kind: 'failed', error: ack.error };
  const answer = ack.payload;
  switch (answer.response_action) {
    case undefined:
      closeViews(core, member.id, 'top');
      return { kind: 'closed' };
    case 'clear':
      closeViews(core, member.id, 'all');
      return { kind: 'cleared' };
    case 'errors':
      return fieldErrors(view, dict(answer.errors));
    case 'update':
    case 'push':
      return showNext(core, member, view, answer);
    default:
      return { kind: 'failed', error: `unknown response_action ${String(answer.response_action)}` };
  }
}

function fieldErrors(view: View, errors: Dict): Outcome {
  const inputs = view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id);
  const stranger = Object.keys(errors).find((blockId) => !inputs.includes(blockId));
  const empty = Object.keys(errors).length === 0 || Object.values(errors).some((text) => !str(text));
  // Slack shows "We had some trouble connecting" for these.
  if (stranger || empty)
    return { kind: 'failed', error: `errors name no input block: ${stranger ?? '(none)'}` };
  return { kind: 'errors', errors: errors as Record<string, string> };
}

function showNext(core: Core, member: Member, view: View, answer: Dict): Outcome {
  try {
    const source = readView({ view: answer.view }, 'modal');
    if (answer.response_action === 'update') {
      reviseView(core, view, source);
      return { kind: 'updated', view };
    }
    const stack = core.state.stacks.get(member.id) ?? [];
    if (stack.length >= LIMITS.view.stack) return { kind: 'failed', error: 'push_limit_reached' };
    const pushed = createView(core, teamOf(core.state, member.team), member.id, source, view);
    core.state.stacks.set(member.id, [...stack, pushed.id]);
    return { kind: 'pushed', view: pushed };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: 'failed', error: `${error.message} ${JSON.stringify(error.extra)}` };
  }
}
