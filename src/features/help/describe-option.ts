import { type ByKind, byKind } from '../../chat/by-kind.ts';
import type { Option, OptionKind } from '../../chat/commands/option.ts';
import { either, grouped } from '../../chat/text.ts';

/** Describes an option in sentences: what it is for, which values it takes, and what holds if it is left out. */
export const describeOption = (option: Option<unknown, never>): string =>
  [option.about, valuesOf(option), whenLeftOut(option)]
    .filter((sentence) => sentence !== '')
    .map((sentence) => `${sentence}.`)
    .join(' ');

/** Names the values that an option takes; empty if `about` already does. */
const valuesOf = ({ about, takes, type }: Option<unknown, never>): string => {
  const values = takes === undefined ? byKind(kinds, type, about) : takes;
  return about.includes(values) ? '' : values;
};

const kinds: ByKind<OptionKind, [about: string], string> = {
  integer: ({ min, max }) => `${min} to ${max}`,
  choice: ({ choices }, about) =>
    choices.every((one) => about.includes(`${one}:`)) ? '' : `One of ${either(choices)}`,
  search: () => '',
  text: ({ max }) => `At most ${grouped(max)} characters`,
  member: () => 'A name, or a mention',
};

const whenLeftOut = ({ fallback, isKept, required }: Option<unknown, never>): string => {
  if (isKept) return 'Needed the first time';
  if (required) return 'Required';
  return fallback === undefined ? 'Optional' : `Default: ${fallback}`;
};
