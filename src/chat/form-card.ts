import { body, type Card, small, title } from './card.ts';
import type { Form } from './form.ts';
import { type InlineText, lines, says } from './inline.ts';

/**
 * Builds a card that describes a form in words, for platforms without fields: what is missing or wrong, or else what is
 * set and what has to be, and an example.
 * @param remark a sentence to show above that
 * @param called what people know a field by: by default the name that they type
 */
export const formCard = (
  { title: heading, notes, fields, example }: Form,
  remark?: string,
  called: 'name' | 'label' = 'name',
): Card => {
  const errors = fields.flatMap((field) =>
    field.error === undefined ? [] : [says`${field[called]}: ${field.error}`],
  );
  const wrong = [...notes, ...errors];
  const set = fields.flatMap((field) => {
    const { label, about, required, value } = field;
    return value === undefined && !required ? [] : [`${field[called]}: ${value ?? (about || label)}`];
  });
  const shown: InlineText[] = [
    ...(remark === undefined ? [] : [remark]),
    ...(wrong.length > 0 ? wrong : set),
  ];
  return {
    tone: 'warning',
    blocks: [
      title(heading),
      ...(shown.length === 0 ? [] : [body(lines(shown))]),
      ...(example === undefined ? [] : [small(['For example: ', example])]),
    ],
  };
};
