import type { types } from '@slack/bolt';
import { type ByKind, byKind } from '../../chat/by-kind.ts';
import type { Field, FieldInput, Form } from '../../chat/form.ts';
import { clip } from '../../chat/text.ts';
import { context } from './cards.ts';
import { slackLimits } from './limits.ts';
import { plainText } from './text.ts';

/** Where a form was opened. The modal carries it, so that the reply to its submission goes there. */
export interface FormOrigin {
  /** The command to run, as in `daily setup`. */
  readonly path: string;
  readonly channel: string;
  readonly name: string;
  readonly responseUrl?: string;
}

/** The callback id of every form. */
export const formId = 'hotseat_form';

/** Renders a form as a modal. Errors so far stand below their fields; Slack itself shows errors only after submitting. */
export const formView = (form: Form, origin: FormOrigin): types.ModalView => ({
  type: 'modal',
  callback_id: formId,
  private_metadata: JSON.stringify(origin),
  title: plainText(clip(form.title, slackLimits.viewTitle)),
  submit: plainText('Send'),
  close: plainText('Cancel'),
  blocks: [
    ...form.notes.map((note) => context(`⚠️ ${note}`)),
    ...form.fields.flatMap((field) => [
      inputBlock(field),
      ...(field.error === undefined ? [] : [context(`⚠️ ${field.name}: ${field.error}`)]),
    ]),
    context(`Or type it in one line: ${form.example}`),
  ],
});

/** Reads where a modal was opened; `undefined` if the modal is not ours. */
export const originOf = (metadata: string): FormOrigin | undefined => {
  try {
    const origin: Partial<FormOrigin> = JSON.parse(metadata);
    const { path, channel, name, responseUrl } = origin;
    if (typeof path !== 'string' || typeof channel !== 'string' || typeof name !== 'string') return undefined;
    return { path, channel, name, ...(typeof responseUrl === 'string' ? { responseUrl } : {}) };
  } catch {
    return undefined;
  }
};

/** The values of a modal's inputs in Slack's shape: by block, then by action. */
type State = Readonly<
  Record<
    string,
    Readonly<Record<string, { value?: string | null; selected_option?: { value?: string } | null }>>
  >
>;

/** Reads the values that were filled in, by option name. */
export const optionsIn = (state: State): Record<string, string> =>
  Object.fromEntries(
    Object.values(state)
      .flatMap((actions) => Object.entries(actions))
      .flatMap(([name, { value, selected_option }]) => {
        const given = selected_option?.value ?? value;
        return given == null ? [] : [[name, given]];
      }),
  );

/** Lists errors by block, the way that Slack wants them in response to a modal; `undefined` if no field has one. */
export const errorsOf = ({ fields }: Form): Record<string, string> | undefined => {
  const errors = fields.flatMap(({ name, error }) =>
    error === undefined ? [] : [[name, clip(error, slackLimits.fieldError)] as const],
  );
  return errors.length === 0 ? undefined : Object.fromEntries(errors);
};

const inputBlock = (field: Field): types.InputBlock => ({
  type: 'input',
  block_id: field.name,
  label: plainText(labelOf(field.name)),
  hint: plainText(clip(field.about, slackLimits.hint)),
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
  choice: ({ choices }, field) => {
    const value = understoodValue(field);
    return {
      type: 'static_select',
      action_id: field.name,
      options: choices.map((one) => option(one)),
      ...(value !== undefined && choices.includes(value) ? { initial_option: option(value) } : {}),
    };
  },
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

/** Returns a field's value unless it has an error: then no menu has it, and the context below the field explains why. */
const understoodValue = ({ value, error }: Field): string | undefined =>
  error === undefined && value ? value : undefined;

/** Builds an option of a menu. */
export const option = (value: string, label = value): types.PlainTextOption => ({
  text: plainText(clip(label, slackLimits.optionLabel)),
  value: value.slice(0, slackLimits.optionValue),
});

const labelOf = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
