import { complaints } from '../blocks/check.ts';
import { homeView, modalView, viewBytes } from '../blocks/view.ts';
import type { Core } from '../core.ts';
import { type Dict, isDict, str } from '../json.ts';
import { LIMITS } from '../limits.ts';
import type { Trigger } from '../state.ts';
import type { Member, View } from '../types.ts';
import { createView, reviseView } from '../view-store.ts';
import { parsed } from './content.ts';
import type { Method, MethodContext } from './method.ts';
import { invalid, Refusal } from './refusal.ts';

const open: Method = {
  tier: 't4',
  required: ['view'],
  run: (args, context) => {
    const trigger = findTrigger(args, context);
    const source = readView(args, 'modal');
    spend(trigger, context.core);
    const view = createView(context.core, context.team, trigger.user, source, null);
    context.core.state.stacks.set(trigger.user, [view.id]);
    return opened(context.core, trigger, view);
  },
};

const push: Method = {
  tier: 't4',
  required: ['view'],
  run: (args, context) => {
    const { core, team } = context;
    const trigger = findTrigger(args, context);
    const source = readView(args, 'modal');
    const stack = core.state.stacks.get(trigger.user) ?? [];
    const top = core.state.views.get(stack.at(-1) ?? '');
    if (!top) throw new Refusal('not_found');
    if (stack.length >= LIMITS.view.stack) throw new Refusal('push_limit_reached');
    spend(trigger, core);
    const view = createView(core, team, trigger.user, source, top);
    core.state.stacks.set(trigger.user, [...stack, view.id]);
    return opened(core, trigger, view);
  },
};

const update: Method = {
  tier: 't4',
  required: ['view'],
  run: (args, { core }) => {
    const source = readView(args, 'modal');
    const wanted = str(args.external_id);
    const view = wanted
      ? [...core.state.views.values()].find((each) => each.external_id === wanted)
      : core.state.views.get(str(args.view_id) ?? '');
    if (!view) throw new Refusal('not_found');
    checkHash(args, view);
    reviseView(core, view, source);
    return { view };
  },
};

const publish: Method = {
  tier: 't4',
  required: ['user_id', 'view'],
  run: (args, { core, team }) => {
    const source = readView(args, 'home');
    const member = reader(core, team.id, str(args.user_id));
    const current = core.state.views.get(core.state.homes.get(member.id) ?? '');
    if (current) {
      checkHash(args, current);
      reviseView(core, current, source);
      return { view: current };
    }
    const view = createView(core, team, member.id, source, null);
    core.state.homes.set(member.id, view.id);
    core.pulse.changed();
    return { view };
  },
};

/** Reads and checks a view argument; refuses it like Slack, with pointers under `/view`. */
export function readView(args: Dict, type: 'modal' | 'home'): Dict {
  const view = parsed(args.view, 'invalid_arguments');
  const found = complaints(type === 'modal' ? modalView : homeView, view, '/view');
  if (found.length > 0 || !isDict(view)) throw invalid('invalid_arguments', found);
  if (viewBytes(view) > LIMITS.view.bytes) throw new Refusal('view_too_large');
  return view;
}

function findTrigger(args: Dict, { core }: MethodContext): Trigger {
  const id = str(args.trigger_id) ?? str(args.interactivity_pointer);
  if (!id)
    throw invalid('invalid_arguments', ['missing required field: trigger_id [json-pointer:/trigger_id]']);
  const trigger = core.state.triggers.get(id);
  if (!trigger) throw new Refusal('invalid_trigger_id');
  if (trigger.used) throw new Refusal('exchanged_trigger_id');
  if (core.now() - trigger.issuedAt > LIMITS.trigger.ms) throw new Refusal('expired_trigger_id');
  return trigger;
}

function spend(trigger: Trigger, core: Core): void {
  trigger.used = true;
  core.pulse.changed();
}

function opened(core: Core, trigger: Trigger, view: View): Dict {
  trigger.view = view.id;
  core.pulse.changed();
  return { view };
}

function checkHash(args: Dict, view: View): void {
  if (str(args.hash) && str(args.hash) !== view.hash) throw new Refusal('hash_conflict');
}

function reader(core: Core, team: string, id: string | undefined): Member {
  const member = core.state.members.get(id ?? '');
  if (!member || member.team !== team)
    throw invalid('invalid_arguments', ['invalid `user_id` [json-pointer:/user_id]']);
  return member;
}

/** The `views.*` methods. */
export const VIEWS: Record<string, Method> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
