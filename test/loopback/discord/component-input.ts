import { resolve } from './resolve.ts';
import type { State } from './state.ts';
import type { Channel, Component, Guild, Json, Message, Modal, User } from './types.ts';
import { flatten } from './validate/component-tree.ts';

/** A choice in a select: an option's value or label, a person, a channel, or an id. */
export type Picked = string | User | Channel;

/** The value of a modal field: text, one or more choices, or a checkbox state. */
export type FieldValue = string | boolean | Picked | readonly Picked[];

/** Finds a component of a message by its custom_id or by the label of its button. */
export function findComponent(message: Message, name: string, isKind: (type: number) => boolean): Component {
  const all = flatten(message.components).map((each) => each.component);
  const usable = all.filter((each) => isKind(each.type) && each.custom_id !== undefined);
  const found = usable.find((each) => each.custom_id === name) ?? usable.find((each) => each.label === name);
  if (!found) {
    const there =
      usable.map((each) => `${each.custom_id}${each.label ? ` (${each.label})` : ''}`).join(', ') ||
      'nothing';
    throw new Error(`The message has no such component: ${name}. It has ${there}.`);
  }
  if (found.disabled) throw new Error(`Discord does not let anyone use ${name}: it is disabled.`);
  return found;
}

function pick(component: Component, picked: Picked): string {
  if (typeof picked === 'object') return picked.id;
  if (!component.options) return picked;
  const option =
    component.options.find((each) => each.value === picked) ??
    component.options.find((each) => each.label === picked);
  if (!option) {
    throw new Error(
      `${component.custom_id} has no option ${picked} (it has ${component.options.map((each) => each.value).join(', ')}).`,
    );
  }
  return option.value;
}

/** Returns the chosen values of a select or a group, after checking how many there are. */
function chosen(component: Component, picked: readonly Picked[]): string[] {
  const values = picked.map((each) => pick(component, each));
  const optional = component.required === false;
  const min = optional && values.length === 0 ? 0 : (component.min_values ?? 1);
  const max = component.max_values ?? (component.type === 22 ? (component.options?.length ?? 1) : 1);
  if (values.length < min || values.length > max) {
    throw new Error(`${component.custom_id} takes ${min} to ${max} choices, not ${values.length}.`);
  }
  return values;
}

/** Builds the data of a click on a button or a choice in a select. */
export function componentData(
  state: State,
  guild: Guild | undefined,
  component: Component,
  picked: readonly Picked[],
): Json {
  const data = { id: component.id, custom_id: component.custom_id, component_type: component.type };
  if (component.type === 2) return data;
  const values = chosen(component, picked);
  const resolved = component.type === 3 ? undefined : resolve(state, guild, values);
  return { ...data, values, ...(resolved ? { resolved } : {}) };
}

const listOf = (value: FieldValue): readonly Picked[] =>
  Array.isArray(value) ? value : typeof value === 'boolean' ? [] : [value as Picked];

function fieldText(component: Component, given: FieldValue | undefined): string {
  const value = given === undefined ? (component.value ?? '') : String(given);
  const required = component.required ?? true;
  const least = component.min_length ?? (required ? 1 : 0);
  if (value === '' && !required) return value;
  if (value.length < least || value.length > (component.max_length ?? 4000)) {
    throw new Error(
      `${component.custom_id} takes ${least} to ${component.max_length ?? 4000} characters, not ${value.length}.`,
    );
  }
  return value;
}

function fieldData(component: Component, given: FieldValue | undefined): Json {
  const base = { type: component.type, id: component.id, custom_id: component.custom_id };
  if (component.type === 4) return { ...base, value: fieldText(component, given) };
  if (component.type === 23) return { ...base, value: given === true };
  const defaults = [
    ...(component.options ?? []).filter((option) => option.default).map((option) => option.value),
    ...(component.default_values ?? []).map(({ id }) => id),
  ];
  const picked = given === undefined ? defaults : listOf(given);
  if (component.type === 21) {
    if (picked.length === 0 && component.required === false) return { ...base, value: null };
    return { ...base, value: chosen(component, picked)[0] };
  }
  return { ...base, values: chosen(component, picked) };
}

/** Builds the data of a submitted modal. Fields are named by custom_id or by the label above them. */
export function modalData(
  state: State,
  guild: Guild | undefined,
  modal: Modal,
  fields: Readonly<Record<string, FieldValue>>,
): Json {
  const left = new Set(Object.keys(fields));
  const answer = (component: Component, label: string | undefined): Json => {
    const name = [component.custom_id, label].find((each) => each !== undefined && left.has(each));
    if (name !== undefined) left.delete(name);
    return fieldData(component, name === undefined ? undefined : fields[name]);
  };
  const components = modal.components.map((top) => {
    const base = { type: top.type, id: top.id };
    if (top.component) return { ...base, component: answer(top.component, top.label) };
    if (top.components)
      return { ...base, components: top.components.map((child) => answer(child, child.label)) };
    return base;
  });
  if (left.size > 0) throw new Error(`The modal "${modal.title}" has no field ${[...left].join(', ')}.`);
  const ids = components.flatMap((each) =>
    'component' in each && Array.isArray(each.component.values) ? (each.component.values as string[]) : [],
  );
  const resolved = resolve(state, guild, ids);
  return { custom_id: modal.custom_id, components, ...(resolved ? { resolved } : {}) };
}
