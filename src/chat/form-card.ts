import { body, type Card, small, title } from './card.ts';
import type { Form } from './form.ts';
import { code } from './inline.ts';

/** A form in words, for where there are no fields: what is missing or wrong, and a line to learn from. */
export const formCard = ({ title: heading, notes, fields, example }: Form): Card => {
  const errors = fields.flatMap(({ name, error }) => (error === undefined ? [] : [`${name}: ${error}`]));
  return {
    tone: 'warning',
    blocks: [title(heading), body([...notes, ...errors].join('\n')), small(['For example: ', code(example)])],
  };
};
