import { type ByKind, byKind } from '../../chat/by-kind.ts';
import type { Option, OptionKind } from '../../chat/commands/option.ts';
import { either, grouped } from '../../chat/text.ts';

/** Describes an option in sentences: what it is for, which values it takes, and what holds if it is left out. */
export const describeOption = (option: Option<unknown, never>): string =>
  [option.about, valuesOf(option), whenLeftOut(option)]
    .filter((sentence) => sentence !== '')
    .map((sentence) => `${sentence}.`)
    .join(' ');

/** Names the values that an option takes; empty if the other sentences already do. */
const valuesOf = ({ about, takes, type, fallback }: Option<unknown, never>): string => {
  const values = takes === undefined ? byKind(kinds, type, [`${fallback}:`, about].join(' ')) : takes;
  return about.includes(values) ? '' : values;
};

/** Fewer characters than this are worth a word. */
const plenty = 100;

const kinds: ByKind<OptionKind, [said: string], string> = {
  integer: ({ min, max }) => `${min} to ${max}`,
  choice: ({ choices }, said) =>
    choices.every((one) => said.includes(`${one}:`)) ? '' : `One of ${either(choices)}`,
  search: () => '',
  text: ({ max }) => (max < plenty ? '' : `At most ${grouped(max)} characters`),
  member: () => 'A name, or a mention',
};

const whenLeftOut = ({ fallback, isKept, required }: Option<unknown, never>): string => {
  if (isKept) return 'Needed the first time';
  if (required) return 'Required';
  return fallback === undefined ? '' : `Default: ${fallback}`;
};
