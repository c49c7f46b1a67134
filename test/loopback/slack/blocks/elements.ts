import { type Dict, dicts, isDict } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { all, anything, boolean, type Check, integer, list, oneOf, record, rule, string } from './check.ts';
import {
  confirm,
  identifier,
  image,
  option,
  optionGroup,
  overflowOption,
  plain,
  richOption,
} from './text.ts';

const actionable = { action_id: identifier };
const focusable = { ...actionable, confirm, focus_on_load: boolean };
const menu = { ...focusable, placeholder: plain(150) };
const typed = {
  ...actionable,
  placeholder: plain(150),
  focus_on_load: boolean,
  dispatch_action_config: record(
    {},
    { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 1, 2) },
  ),
};
const style = oneOf('primary', 'danger');
const label75 = string({ max: 75 });
const many = { max_selected_items: integer(1) };
const date = string({ pattern: /^\d{4}-\d{2}-\d{2}$/ });
const time = string({ pattern: /^([01]\d|2[0-3]):[0-5]\d$/ });

/** Lists the options of a menu, including those in groups. */
export function optionsOf(element: Dict): Dict[] {
  return [
    ...dicts(element.options),
    ...dicts(element.option_groups).flatMap((group) => dicts(group.options)),
  ];
}

const initialMatches = rule((element) => {
  const offered = optionsOf(element).map((each) => each.value);
  const initial = isDict(element.initial_option) ? [element.initial_option] : dicts(element.initial_options);
  const stranger = initial.find((each) => !offered.includes(each.value));
  return stranger ? `initial option ${String(stranger.value)} is not among the options` : undefined;
});

const staticMenu = (fields: Record<string, Check>): Check =>
  all(
    record(
      {},
      {
        ...menu,
        ...fields,
        options: list(option, 1, LIMITS.options.select),
        option_groups: list(optionGroup, 1, LIMITS.options.select),
      },
    ),
    rule((value) =>
      Boolean(value.options) === Boolean(value.option_groups)
        ? 'must have exactly one of options and option_groups'
        : undefined,
    ),
    initialMatches,
  );

const choices = (fields: Record<string, Check>): Check =>
  all(
    record({ options: list(richOption, 1, LIMITS.options.radio) }, { ...focusable, ...fields }),
    initialMatches,
  );

const conversations = {
  default_to_current_conversation: boolean,
  response_url_enabled: boolean,
  filter: anything,
};

const length3000 = integer(0, 3000);

/** Every block element that Slack documents, by type. `blocks.ts` says which block may contain which. */
export const ELEMENTS = {
  button: record(
    { text: plain(75) },
    {
      ...actionable,
      url: string({ max: 3000 }),
      value: string({ max: 2000 }),
      style,
      confirm,
      accessibility_label: label75,
    },
  ),
  image,
  overflow: record({ options: list(overflowOption, 1, LIMITS.options.overflow) }, { ...actionable, confirm }),
  static_select: staticMenu({ initial_option: option }),
  multi_static_select: staticMenu({ ...many, initial_options: list(option, 1) }),
  external_select: record({}, { ...menu, initial_option: option, min_query_length: integer(0, 1000) }),
  multi_external_select: record(
    {},
    { ...menu, ...many, initial_options: list(option, 1), min_query_length: integer(0, 1000) },
  ),
  users_select: record({}, { ...menu, initial_user: string() }),
  multi_users_select: record({}, { ...menu, ...many, initial_users: list(string()) }),
  conversations_select: record({}, { ...menu, ...conversations, initial_conversation: string() }),
  multi_conversations_select: record(
    {},
    { ...menu, ...many, ...conversations, initial_conversations: list(string()) },
  ),
  channels_select: record({}, { ...menu, initial_channel: string(), response_url_enabled: boolean }),
  multi_channels_select: record({}, { ...menu, ...many, initial_channels: list(string()) }),
  radio_buttons: choices({ initial_option: richOption }),
  checkboxes: choices({ initial_options: list(richOption, 1, LIMITS.options.radio) }),
  datepicker: record({}, { ...menu, initial_date: date }),
  timepicker: record({}, { ...menu, initial_time: time, timezone: string() }),
  datetimepicker: record({}, { ...focusable, initial_date_time: integer(1_000_000_000, 9_999_999_999) }),
  plain_text_input: record(
    {},
    {
      ...typed,
      initial_value: string({ max: 3000 }),
      multiline: boolean,
      min_length: length3000,
      max_length: integer(1, 3000),
    },
  ),
  email_text_input: record({}, { ...typed, initial_value: string() }),
  url_text_input: record({}, { ...typed, initial_value: string() }),
  number_input: record(
    { is_decimal_allowed: boolean },
    { ...typed, initial_value: string(), min_value: string(), max_value: string() },
  ),
  rich_text_input: record(
    {},
    { ...typed, initial_value: anything, min_lines: integer(1, 100), max_lines: integer(1, 100) },
  ),
  file_input: record({}, { ...actionable, filetypes: list(string(), 1), max_files: integer(1, 10) }),
  workflow_button: record(
    { text: plain(75), workflow: anything },
    { ...actionable, style, accessibility_label: label75, confirm },
  ),
  feedback_buttons: record({ positive_button: anything, negative_button: anything }, { ...actionable }),
  icon_button: record(
    { icon: string({ min: 1 }), text: plain() },
    {
      ...actionable,
      confirm,
      accessibility_label: label75,
      value: string({ max: 2000 }),
      visible_to_user_ids: anything,
    },
  ),
} satisfies Record<string, Check>;

/** The name of an element. */
export type ElementType = keyof typeof ELEMENTS;

/** Picks elements by name, to say what a block may contain. */
export function elements(...names: ElementType[]): Record<string, Check> {
  return Object.fromEntries(names.map((name) => [name, ELEMENTS[name]]));
}
