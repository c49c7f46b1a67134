import type { types } from '@slack/bolt';
import type { Form } from '../../chat/form.ts';
import { capitalized, clip } from '../../chat/text.ts';
import { context } from './cards.ts';
import { inputBlock } from './form-fields.ts';
import { slackLimits } from './limits.ts';
import { plainText, words } from './text.ts';

/** Where a form was opened. The modal carries it, so that the reply to its submission goes there. */
export interface FormOrigin {
  /** The command to run, as in `daily setup`. */
  readonly path: string;
  /** Options that go with it without being shown. */
  readonly given?: Readonly<Record<string, string>>;
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
  private_metadata: JSON.stringify({ ...origin, given: form.given }),
  title: plainText(clip(form.title, slackLimits.viewTitle)),
  submit: plainText(clip(form.submit, slackLimits.viewTitle)),
  close: plainText('Cancel'),
  blocks: [
    ...form.notes.map((note) => context(`⚠️ ${words(note)}`)),
    ...form.fields.flatMap((field) => [
      inputBlock(field),
      // What is only missing says so once the form is sent.
      ...(field.error === undefined || !field.value ? [] : [context(`⚠️ ${capitalized(words(field.error))}`)]),
    ]),
    ...(form.example === undefined ? [] : [context(`Or type it in one line: ${words([form.example])}`)]),
  ],
});

/** Reads where a modal was opened; `undefined` if the modal is not ours. */
export const originOf = (metadata: string): FormOrigin | undefined => {
  try {
    const origin: Partial<FormOrigin> = JSON.parse(metadata);
    const { path, given, channel, name, responseUrl } = origin;
    if (typeof path !== 'string' || typeof channel !== 'string' || typeof name !== 'string') return undefined;
    return {
      path,
      channel,
      name,
      given: textsIn(given),
      ...(typeof responseUrl === 'string' ? { responseUrl } : {}),
    };
  } catch {
    return undefined;
  }
};

const textsIn = (given: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => typeof value === 'string'));

/** Lists errors by block, the way that Slack wants them in response to a modal; `undefined` if no field has one. */
export const errorsOf = ({ fields }: Form): Record<string, string> | undefined => {
  const errors = fields.flatMap(({ name, error }) =>
    error === undefined ? [] : [[name, clip(capitalized(words(error)), slackLimits.fieldError)] as const],
  );
  return errors.length === 0 ? undefined : Object.fromEntries(errors);
};
