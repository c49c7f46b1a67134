import {
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmission,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Field, Form } from '../../chat/form.ts';
import { clip } from '../../chat/text.ts';

const prefix = 'form:';
/** Discord shows at most this many fields. */
const mostFields = 5;

/** Renders a form as a modal that is filled with the values given so far. Discord has no room for errors in it. */
export const modalOf = ({ title, path, fields }: Form): APIModalInteractionResponseCallbackData => ({
  custom_id: `${prefix}${path}`,
  title: clip(title, 45),
  components: fields.slice(0, mostFields).map((field) => ({
    type: ComponentType.Label,
    label: clip(field.name, 45),
    description: clip(field.about, 100),
    component: inputOf(field),
  })),
});

const inputOf = ({ name, required, value, input }: Field) => ({
  type: ComponentType.TextInput as const,
  custom_id: name,
  style: input.kind === 'text' && input.max > 200 ? TextInputStyle.Paragraph : TextInputStyle.Short,
  required,
  max_length: input.kind === 'text' ? input.max : 100,
  ...(value === undefined ? {} : { value }),
});

/** Reads the command and the options from a submitted modal. */
export const submitted = ({
  custom_id,
  components,
}: APIModalSubmission): { path: string; options: Record<string, string> } => ({
  path: custom_id.slice(prefix.length),
  options: Object.fromEntries(
    components
      .filter((one) => one.type === ComponentType.Label)
      .flatMap(({ component }) =>
        component.type === ComponentType.TextInput ? [[component.custom_id, component.value]] : [],
      ),
  ),
});
