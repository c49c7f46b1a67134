import type { types } from '@slack/bolt';
import { type ByKind, byKind } from '../../chat/by-kind.ts';
import type { Field, FieldInput, Form } from '../../chat/form.ts';
import { clip } from '../../chat/text.ts';
import { plainText } from './cards.ts';
import { slackLimits } from './limits.ts';

/** Where a form was asked for, kept with it so that its answer finds the way back. */
export interface FormOrigin {
  /** The command to run, as in `daily setup`. */
  readonly path: string;
  readonly channel: string;
  readonly name: string;
  readonly responseUrl?: string;
}

export const formId = 'hotseat_form';

/** A form as a modal. What is wrong so far stands below its field; Slack shows errors of its own after sending only. */
export const formView = (form: Form, origin: FormOrigin): types.ModalView => ({
  type: 'modal',
  callback_id: formId,
  private_metadata: JSON.stringify(origin),
  title: plainText(clip(form.title, slackLimits.viewTitle)),
  submit: plainText('Send'),
  close: plainText('Cancel'),
  blocks: [
    ...form.notes.map((note) => remark(`⚠️ ${note}`)),
    ...form.fields.flatMap((field) => [
      inputBlock(field),
      ...(field.error === undefined ? [] : [remark(`⚠️ ${field.name}: ${field.error}`)]),
    ]),
    remark(`The same in one line: ${form.example}`),
  ],
});

/** Where a modal was asked for; `undefined` if it is none of ours. */
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

/** Values of a modal's inputs, as Slack sends them: by block, then by action. */
type State = Readonly<
  Record<
    string,
    Readonly<Record<string, { value?: string | null; selected_option?: { value?: string } | null }>>
  >
>;

/** What was filled in, by option name. */
export const optionsIn = (state: State): Record<string, string> =>
  Object.fromEntries(
    Object.values(state)
      .flatMap((actions) => Object.entries(actions))
      .flatMap(([name, { value, selected_option }]) => {
        const given = selected_option?.value ?? value;
        return given == null ? [] : [[name, given]];
      }),
  );

/** What is wrong, by block, as an answer to a modal that was sent; `undefined` if no field is to blame. */
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

/** A value that was not understood can't be chosen already; the remark below the field says what it was. */
const understoodValue = ({ value, error }: Field): string | undefined =>
  error === undefined && value ? value : undefined;

/** An option of a menu. */
export const option = (value: string, label = value): types.PlainTextOption => ({
  text: plainText(clip(label, slackLimits.optionLabel)),
  value: value.slice(0, slackLimits.optionValue),
});

const labelOf = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const remark = (text: string): types.ContextBlock => ({ type: 'context', elements: [plainText(text)] });
