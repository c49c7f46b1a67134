import type { types } from '@slack/bolt';
import { type ByKind, byKind } from '../../chat/by-kind.ts';
import { type Field, type FieldChoice, type FieldInput, valuesIn } from '../../chat/form.ts';
import { clip } from '../../chat/text.ts';
import { slackLimits } from './limits.ts';
import { plainText } from './text.ts';

/** The value of one input of a modal in Slack's shape. */
interface InputState {
  readonly value?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
  readonly selected_options?: readonly { readonly value?: string }[];
  readonly selected_time?: string | null;
  readonly selected_users?: readonly string[];
  readonly selected_conversation?: string | null;
}

/** The values of a modal's inputs in Slack's shape: by block, then by action. */
type State = Readonly<Record<string, Readonly<Record<string, InputState>>>>;

/** The id of the field for the channel that a form is about. */
const channelId = '#';

/** Reads the values that were filled in, by option name. */
export const optionsIn = (state: State): Record<string, string> =>
  Object.fromEntries(
    inputsIn(state).flatMap(([name, input]) => {
      const given = givenIn(input);
      return given == null || name === channelId ? [] : [[name, given]];
    }),
  );

/** Reads the id of the channel that a form is about; `undefined` if it is about the one where it was opened. */
export const channelIn = (state: State): string | undefined =>
  inputsIn(state).find(([name]) => name === channelId)?.[1].selected_conversation ?? undefined;

const inputsIn = (state: State) => Object.values(state).flatMap((actions) => Object.entries(actions));

const givenIn = ({ value, selected_option, selected_options, selected_time, selected_users }: InputState) =>
  selected_option?.value ??
  selected_time ??
  selected_options?.map((one) => one.value).join(',') ??
  selected_users?.join(',') ??
  value;

/** Renders a field of a form as an input of a modal. */
export const inputBlock = (field: Field): types.InputBlock => ({
  type: 'input',
  block_id: field.name,
  label: plainText(field.label),
  ...(field.about === '' ? {} : { hint: plainText(clip(field.about, slackLimits.hint)) }),
  optional: !field.required,
  element: elementOf(field),
});

const elementOf = (field: Field): types.InputBlock['element'] => byKind(elements, field.input, field);

const elements: ByKind<FieldInput, [field: Field], types.InputBlock['element']> = {
  text: ({ max }, { name, value }) => {
    const max_length = Math.min(max, slackLimits.typed);
    return {
      type: 'plain_text_input',
      action_id: name,
      max_length,
      multiline: max > 200,
      ...(value ? { initial_value: clip(value, max_length) } : {}),
    };
  },
  number: ({ min, max }, field) => {
    const value = understoodValue(field);
    return {
      type: 'number_input',
      action_id: field.name,
      is_decimal_allowed: false,
      min_value: String(min),
      max_value: String(max),
      ...(value !== undefined && /^\d+$/.test(value) ? { initial_value: value } : {}),
    };
  },
  time: (_, field) => {
    const value = understoodValue(field) ?? field.initial;
    return {
      type: 'timepicker',
      action_id: field.name,
      ...(value !== undefined && /^\d{2}:\d{2}$/.test(value) ? { initial_time: value } : {}),
    };
  },
  choice: ({ choices }, field) => {
    const [initial] = chosenOf(choices, field);
    return {
      type: 'static_select',
      action_id: field.name,
      options: choices.map(({ value, label }) => option(value, label)),
      ...(initial === undefined ? {} : { initial_option: option(initial.value, initial.label) }),
    };
  },
  radio: ({ choices }, field) => {
    const [initial] = chosenOf(choices, field).map(choiceOption);
    return {
      type: 'radio_buttons',
      action_id: field.name,
      options: choices.map(choiceOption),
      ...(initial === undefined ? {} : { initial_option: initial }),
    };
  },
  checks: ({ choices }, field) => {
    const initial = chosenOf(choices, field).map(choiceOption);
    return {
      type: 'checkboxes',
      action_id: field.name,
      options: choices.map(choiceOption),
      ...(initial.length === 0 ? {} : { initial_options: initial }),
    };
  },
  people: ({ most }, field) => {
    const initial = valuesIn(field.value).filter((one) => /^[UW][A-Z0-9]+$/.test(one));
    return {
      type: 'multi_users_select',
      action_id: field.name,
      max_selected_items: most,
      ...(initial.length === 0 ? {} : { initial_users: initial }),
    };
  },
  channel: (_, { value }) => ({
    type: 'conversations_select',
    action_id: channelId,
    filter: { include: ['public', 'private'], exclude_bot_users: true },
    ...(value === undefined ? {} : { initial_conversation: value }),
  }),
  search: (_, field) => {
    const value = understoodValue(field);
    return {
      type: 'external_select',
      action_id: field.name,
      min_query_length: 0,
      ...(value ? { initial_option: option(value) } : {}),
    };
  },
};

/** Lists the choices that a field begins with. */
const chosenOf = (choices: readonly FieldChoice[], field: Field): FieldChoice[] => {
  const chosen = valuesIn(understoodValue(field));
  return choices.filter(({ value }) => chosen.includes(value));
};

const choiceOption = ({ value, label, about }: FieldChoice): types.PlainTextOption => ({
  ...option(value, label),
  ...(about === undefined ? {} : { description: plainText(clip(about, slackLimits.optionLabel)) }),
});

/** Returns a field's value unless it has an error: then no menu has it, and the context below the field explains why. */
const understoodValue = ({ value, error }: Field): string | undefined =>
  error === undefined && value ? value : undefined;

/** Builds an option of a menu. */
export const option = (value: string, label = value): types.PlainTextOption => ({
  text: plainText(clip(label, slackLimits.optionLabel)),
  value: value.slice(0, slackLimits.optionValue),
});
