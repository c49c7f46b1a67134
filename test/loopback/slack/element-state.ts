import { optionsOf } from './blocks/elements.ts';
import { type Dict, isDict, str } from './json.ts';

/** The value of an input in a test: an option's value or label, an id, a text, or a list of those. */
export type Choice = string | number | null | Dict | (string | Dict)[];

interface Shape {
  /** The field in `state.values` and in the action. */
  readonly field: string;
  readonly initial: string;
  readonly many?: true;
  readonly of: 'text' | 'option' | 'id' | 'number' | 'raw';
}

const SHAPES: Record<string, Shape> = {
  plain_text_input: { field: 'value', initial: 'initial_value', of: 'text' },
  email_text_input: { field: 'value', initial: 'initial_value', of: 'text' },
  url_text_input: { field: 'value', initial: 'initial_value', of: 'text' },
  number_input: { field: 'value', initial: 'initial_value', of: 'text' },
  rich_text_input: { field: 'rich_text_value', initial: 'initial_value', of: 'raw' },
  file_input: { field: 'files', initial: 'initial_files', many: true, of: 'raw' },
  static_select: { field: 'selected_option', initial: 'initial_option', of: 'option' },
  external_select: { field: 'selected_option', initial: 'initial_option', of: 'option' },
  radio_buttons: { field: 'selected_option', initial: 'initial_option', of: 'option' },
  multi_static_select: { field: 'selected_options', initial: 'initial_options', many: true, of: 'option' },
  multi_external_select: { field: 'selected_options', initial: 'initial_options', many: true, of: 'option' },
  checkboxes: { field: 'selected_options', initial: 'initial_options', many: true, of: 'option' },
  users_select: { field: 'selected_user', initial: 'initial_user', of: 'id' },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', many: true, of: 'id' },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation', of: 'id' },
  multi_conversations_select: {
    field: 'selected_conversations',
    initial: 'initial_conversations',
    many: true,
    of: 'id',
  },
  channels_select: { field: 'selected_channel', initial: 'initial_channel', of: 'id' },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', many: true, of: 'id' },
  datepicker: { field: 'selected_date', initial: 'initial_date', of: 'text' },
  timepicker: { field: 'selected_time', initial: 'initial_time', of: 'text' },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time', of: 'number' },
};

/** Returns the initial value of an input; `undefined` for elements without a value (buttons, overflow menus). */
export function initialState(element: Dict): Dict | undefined {
  const shape = SHAPES[str(element.type) ?? ''];
  if (!shape) return undefined;
  return { type: element.type, [shape.field]: element[shape.initial] ?? (shape.many ? [] : null) };
}

/** Returns the value of an input after someone picked or typed `choice`. Throws if a real client would not allow it. */
export function chosenState(element: Dict, choice: Choice, suggested: Dict[]): Dict {
  const type = str(element.type) ?? '';
  const shape = SHAPES[type] ?? (type === 'overflow' ? OVERFLOW : undefined);
  if (!shape) throw new Error(`A ${type} holds no value; click it instead.`);
  if (choice === null) return { type, [shape.field]: shape.many ? [] : null };
  if (shape.many) {
    const each = Array.isArray(choice) ? choice : [choice];
    return { type, [shape.field]: each.map((one) => single(element, shape, one, suggested)) };
  }
  if (Array.isArray(choice)) throw new Error(`A ${type} holds one value, not ${choice.length}.`);
  return { type, [shape.field]: single(element, shape, choice, suggested) };
}

const OVERFLOW: Shape = { field: 'selected_option', initial: '', of: 'option' };

function single(element: Dict, shape: Shape, choice: string | number | Dict, suggested: Dict[]): unknown {
  if (shape.of === 'number') return Number(choice);
  if (shape.of !== 'option') return shape.of === 'text' ? checkedText(element, String(choice)) : choice;
  const external = String(element.type).includes('external');
  const offered = external ? suggested : optionsOf(element);
  const wanted = isDict(choice) ? str(choice.value) : String(choice);
  const found = offered.find((each) => each.value === wanted || labelOf(each) === wanted);
  if (found) return found;
  const list = offered.map((each) => str(each.value)).join(', ') || 'nothing';
  const hint = external ? ' Ask for suggestions with `slack.options(...)` first.' : '';
  throw new Error(`No option ${wanted} in ${str(element.action_id)}; there is ${list}.${hint}`);
}

function labelOf(option: Dict): string | undefined {
  return isDict(option.text) ? str(option.text.text) : undefined;
}

function checkedText(element: Dict, text: string): string {
  const most = Number(element.max_length ?? 3000);
  const least = Number(element.min_length ?? 0);
  const typed = String(element.type) === 'plain_text_input';
  if (typed && (text.length > most || text.length < least)) {
    throw new Error(`${str(element.action_id)} takes ${least} to ${most} characters, not ${text.length}.`);
  }
  return text;
}

/** Tells whether an input was left empty. */
export function isEmpty(state: Dict): boolean {
  const { type: _type, ...rest } = state;
  return Object.values(rest).every(
    (value) => value === null || value === '' || (Array.isArray(value) && value.length === 0),
  );
}
