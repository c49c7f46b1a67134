import { fillBlocks } from './blocks/fill.ts';
import { actionables } from './blocks/walk.ts';
import type { Core } from './core.ts';
import { initialState } from './element-state.ts';
import { type Dict, dict, dicts, flag, isDict, str } from './json.ts';
import type { Picked, Team, View } from './types.ts';

/** Creates a view from a checked source; `below` is the view that it is pushed on. Nobody sees it yet. */
export function createView(core: Core, team: Team, user: string, source: Dict, below: View | null): View {
  const id = core.ids.next('V');
  const view: View = {
    id,
    team_id: team.id,
    app_id: core.state.appId,
    bot_id: team.botId,
    app_installed_team_id: team.id,
    root_view_id: below?.root_view_id ?? id,
    previous_view_id: below?.id ?? null,
    type: source.type === 'home' ? 'home' : 'modal',
    ...fieldsOf(core, source, {}),
  };
  core.state.views.set(id, view);
  core.state.viewOwner.set(id, user);
  return view;
}

/** Replaces the content of a view; input stays if its block_id and action_id do. */
export function reviseView(core: Core, view: View, source: Dict): void {
  Object.assign(view, fieldsOf(core, source, view.state.values));
  core.pulse.changed();
}

/** Closes the top modal of a member, or all of them. */
export function closeViews(core: Core, user: string, which: 'top' | 'all'): void {
  const stack = core.state.stacks.get(user) ?? [];
  const closed = which === 'all' ? stack : stack.slice(-1);
  for (const id of closed) core.state.views.delete(id);
  core.state.stacks.set(user, which === 'all' ? [] : stack.slice(0, -1));
  core.pulse.changed();
}

function fieldsOf(core: Core, source: Dict, kept: Picked) {
  const blocks = fillBlocks(dicts(source.blocks), core.ids.short);
  return {
    title: isDict(source.title) ? source.title : null,
    submit: isDict(source.submit) ? source.submit : null,
    close: isDict(source.close) ? source.close : null,
    blocks,
    private_metadata: str(source.private_metadata) ?? '',
    callback_id: str(source.callback_id) ?? '',
    external_id: str(source.external_id) ?? '',
    clear_on_close: flag(source.clear_on_close),
    notify_on_close: flag(source.notify_on_close),
    hash: core.ids.ts(),
    state: { values: stateOf(blocks, kept) },
  };
}

/** Builds the `state.values` of blocks: values picked before, or the elements' initial ones. */
export function stateOf(blocks: Dict[], kept: Picked): Picked {
  const values: Picked = {};
  for (const block of blocks) {
    const blockId = str(block.block_id) ?? '';
    for (const element of actionables(block)) {
      const actionId = str(element.action_id) ?? '';
      const initial = initialState(element);
      if (!initial) continue;
      const before = kept[blockId]?.[actionId];
      const value = before?.type === element.type ? before : initial;
      values[blockId] = { ...values[blockId], [actionId]: dict(value) };
    }
  }
  return values;
}
