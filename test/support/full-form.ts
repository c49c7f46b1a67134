import { note } from '../../src/chat/card.ts';
import { channelField, type Form } from '../../src/chat/form.ts';
import { slash } from '../../src/chat/inline.ts';
import { type Incoming, privately, type Reply } from '../../src/chat/messages.ts';

const choices = [
  { value: 'red', label: 'Red' },
  { value: 'green', label: 'Green', about: 'like grass' },
  { value: 'blue', label: 'Blue' },
];

const field = (name: string) => ({ name, label: `The ${name}`, about: `Which ${name}`, required: true });

/** A form with a field of each kind that platforms show in their own way, filled in but for people and the channel. */
export const fullForm: Form = {
  title: 'Paint it',
  path: 'paint',
  given: { wall: 'north & south' },
  notes: [],
  submit: 'Paint',
  example: slash('paint', 'red'),
  fields: [
    channelField('Where to say so'),
    { ...field('menu'), input: { kind: 'choice', choices }, value: 'green' },
    { ...field('radio'), input: { kind: 'radio', choices }, value: 'blue' },
    { ...field('checks'), required: false, input: { kind: 'checks', choices }, value: 'red,blue' },
    { ...field('people'), input: { kind: 'people', most: 2 } },
  ],
};

/** Opens the form for `/stats`, thanks for what is sent with it, and keeps that. */
export const openingFullForm =
  (kept: Incoming[]) =>
  (incoming: Incoming): Reply | undefined => {
    if (incoming.kind !== 'command') return undefined;
    if (incoming.path === 'stats') return { kind: 'form', form: fullForm };
    kept.push(incoming);
    return privately(note('Thank you.'));
  };
