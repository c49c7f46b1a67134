import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmission,
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import { type ByKind, byKind } from '../../chat/by-kind.ts';
import { type Field, type FieldChoice, type FieldInput, type Form, valuesIn } from '../../chat/form.ts';
import { clip } from '../../chat/text.ts';
import { inOwnWords } from './text.ts';

const prefix = 'form:';
/** Discord shows at most this many fields. */
const mostFields = 5;
/** The id of the field for the channel that a form is about. */
export const channelId = '#';

/** Renders a form as a modal that is filled with the values given so far. Discord has no room for errors in it. */
export const modalOf = ({
  title,
  path,
  given = {},
  fields,
}: Form): APIModalInteractionResponseCallbackData => ({
  custom_id: `${prefix}${path}?${new URLSearchParams(given)}`,
  title: clip(title, 45),
  components: fields.slice(0, mostFields).map((field) => ({
    type: ComponentType.Label,
    label: clip(inOwnWords(field.label), 45),
    ...(field.about === '' ? {} : { description: clip(inOwnWords(field.about), 100) }),
    component: byKind(inputs, field.input, field),
  })),
});

const inputs: ByKind<FieldInput, [field: Field], APIComponentInLabel> = {
  text: ({ max }, field) => typed(field, max),
  number: (_, field) => typed(field, 9),
  time: (_, field) => typed(field, 20),
  // Only commands complete what people type.
  search: (_, field) => typed(field, 100),
  choice: ({ choices }, { name, required, value }) => ({
    type: ComponentType.StringSelect,
    custom_id: name,
    required,
    options: optionsOf(choices, [value ?? '']),
  }),
  radio: ({ choices }, { name, required, value }) => ({
    type: ComponentType.RadioGroup,
    custom_id: name,
    required,
    options: optionsOf(choices, [value ?? '']),
  }),
  checks: ({ choices }, { name, required, value }) => ({
    type: ComponentType.CheckboxGroup,
    custom_id: name,
    required,
    min_values: required ? 1 : 0,
    max_values: choices.length,
    options: optionsOf(choices, valuesIn(value)),
  }),
  people: ({ most }, { name, required, value }) => ({
    type: ComponentType.UserSelect,
    custom_id: name,
    required,
    max_values: most,
    default_values: snowflakesIn(value).map((id) => ({ id, type: SelectMenuDefaultValueType.User })),
  }),
  channel: (_, { required, value }) => ({
    type: ComponentType.ChannelSelect,
    custom_id: channelId,
    required,
    channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
    default_values: snowflakesIn(value).map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
  }),
};

const typed = ({ name, required, initial, value = initial }: Field, max: number): APIComponentInLabel => ({
  type: ComponentType.TextInput,
  custom_id: name,
  style: max > 200 ? TextInputStyle.Paragraph : TextInputStyle.Short,
  required,
  max_length: max,
  ...(value === undefined ? {} : { value: value.slice(0, max) }),
});

const optionsOf = (choices: readonly FieldChoice[], chosen: readonly string[]) =>
  choices.map(({ value, label, about }) => ({
    value,
    label: clip(inOwnWords(label), 100),
    ...(about === undefined ? {} : { description: clip(about, 100) }),
    ...(chosen.includes(value) ? { default: true } : {}),
  }));

/** Lists the ids among the values. A name that somebody typed is none, and Discord would refuse the modal. */
const snowflakesIn = (value: string | undefined): string[] =>
  valuesIn(value).filter((one) => /^\d{17,20}$/.test(one));

/** Reads the command and the options from a submitted modal. */
export const submitted = ({
  custom_id,
  components,
}: APIModalSubmission): { path: string; options: Record<string, string> } => {
  const [path = '', given] = custom_id.slice(prefix.length).split('?');
  const filled = fieldsIn(components).filter(([name]) => name !== channelId);
  return { path, options: Object.fromEntries([...new URLSearchParams(given), ...filled]) };
};

/** Reads what was filled in, with the channel that the form is about, if it asks for one. */
export const filledIn = ({
  custom_id,
  components,
}: APIModalSubmission): { path: string; values: Record<string, string> } => ({
  path: custom_id.slice(prefix.length).split('?')[0] ?? '',
  values: Object.fromEntries(fieldsIn(components)),
});

/** Reads the id of the channel that a form is about; `undefined` if it is the one where it was opened. */
export const chosenChannel = ({ components }: APIModalSubmission): string | undefined =>
  fieldsIn(components).find(([name]) => name === channelId)?.[1] || undefined;

const fieldsIn = (components: APIModalSubmission['components']): [name: string, value: string][] =>
  components
    .filter((one) => one.type === ComponentType.Label)
    .map(({ component }) => {
      const value = 'values' in component ? component.values.join(',') : String(component.value ?? '');
      return [component.custom_id, value];
    });
