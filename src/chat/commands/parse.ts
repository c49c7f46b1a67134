import { type ByKind, byKind } from '../by-kind.ts';
import type { Field, FieldInput, Form } from '../form.ts';
import { type InlineText, says, slash } from '../inline.ts';
import type { Place } from '../messages.ts';
import { capitalized, clip, grouped, oneLine } from '../text.ts';
import { type Command, type CommandDeclaration, exampleOf } from './command.ts';
import { labelsOf } from './labels.ts';
import { nearest } from './nearest.ts';
import type { Option, OptionKind, Options, Values } from './option.ts';
import { quoted } from './suggest.ts';

/** The values for a command's handler, or the form that shows what is missing or wrong. */
export type Parsed = { readonly values: Values<Options<unknown>> } | { readonly form: Form };

/**
 * Parses options as typed or chosen, each given by name. Blank ones count as left out.
 * @param cannot what the bot can't do where the command is run, with the reasons
 */
export const parseOptions = <Lookup>(
  command: Command<never, Lookup, unknown>,
  given: Readonly<Record<string, string>>,
  lookup: Lookup,
  cannot: Place['cannot'] = {},
): Parsed => {
  const typed = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, oneLine(value)]));
  const read = Object.entries(command.options).map(
    ([name, option]) => [name, readOption(option, typed[name], lookup)] as const,
  );
  const strangers = Object.keys(typed).filter((name) => !Object.hasOwn(command.options, name));
  const errors = read.flatMap(([name, result]) => ('error' in result ? [[name, result.error] as const] : []));
  const hindrances = hindrancesTo(command, typed, cannot);
  if (errors.length > 0 || strangers.length > 0 || hindrances.length > 0) {
    const form = formFor(command, typed, Object.fromEntries(errors), strangers);
    return { form: { ...form, notes: [...form.notes, ...hindrances] } };
  }
  return {
    values: Object.fromEntries(
      read.map(([name, result]) => [name, 'value' in result ? result.value : undefined]),
    ),
  };
};

const readOption = <Lookup>(option: Option<unknown, Lookup>, typed: string | undefined, lookup: Lookup) => {
  const given = typed === undefined || typed === '' ? option.fallback : typed;
  if (given !== undefined) return option.parse(given, lookup);
  return option.required || option.isKept ? { error: `is missing: ${option.about}.` } : { value: undefined };
};

/** Says why the bot can't do what some of the given values ask for. */
const hindrancesTo = (
  { options }: CommandDeclaration<Options<never>>,
  typed: Readonly<Record<string, string>>,
  cannot: NonNullable<Place['cannot']>,
): InlineText[] =>
  Object.entries(options).flatMap(([name, { needs, fallback }]) => {
    const value = typed[name] || fallback;
    const reason = needs === undefined || value === fallback ? undefined : cannot[needs];
    return reason === undefined ? [] : [reason];
  });

/** More characters than any option takes. */
const longestValue = 4_000;

/** Says which value is longer than any option takes; `undefined` if none is. */
export const tooLong = (given: Readonly<Record<string, string>>): string | undefined => {
  const [name] = Object.entries(given).find(([, value]) => value.length > longestValue) ?? [];
  return name === undefined
    ? undefined
    : `${clip(oneLine(name), 40)} is too long. It may have at most ${longestValue} characters.`;
};

/** Picks the values of a command's options. */
export const knownTo = (
  { options }: CommandDeclaration<Options<never>>,
  known: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(known).filter(([name]) => Object.hasOwn(options, name)));

/** Builds a form of the command's options, with what was given and what is wrong. */
export const formFor = (
  command: CommandDeclaration,
  typed: Readonly<Record<string, string>>,
  errors: Readonly<Record<string, InlineText>>,
  strangers: readonly string[] = [],
): Form => ({
  title: command.title ?? command.about,
  submit: command.submit ?? capitalized(command.path.split(' ').at(-1) ?? command.path),
  path: command.path,
  given: givenIn(command, typed),
  notes: strangerNotes(command, strangers),
  example: exampleOf(command),
  fields: Object.entries(command.options).flatMap(([name, option]): Field[] => {
    if (option.isGiven) return [];
    const value = typed[name] ?? option.fallback;
    const initial = option.field?.initial;
    const error = errors[name];
    const field = {
      name,
      ...labelsOf(name, option),
      required: option.required || option.isKept === true,
      input: option.field?.input ?? byKind(inputs, option.type),
      ...(value === undefined ? {} : { value: option.field?.value?.(value) ?? value }),
      ...(initial === undefined ? {} : { initial }),
      ...(error === undefined ? {} : { error }),
    };
    return [field];
  }),
});

const givenIn = ({ options }: CommandDeclaration, typed: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => options[name]?.isGiven));

/** More strangers than anyone mistypes. The others are only counted, so that the form still fits into a message. */
const mostNotes = 3;

const strangerNotes = (command: CommandDeclaration, strangers: readonly string[]): InlineText[] => {
  const others = strangers.length - mostNotes;
  return [
    ...strangers.slice(0, mostNotes).map((name) => strangerNote(command, name)),
    ...(others > 0 ? [`And ${grouped(others)} more that it does not have.`] : []),
  ];
};

const strangerNote = (command: CommandDeclaration, name: string): InlineText => {
  const names = Object.keys(command.options);
  const [near] = nearest(name, names, 1);
  const hint = near === undefined ? `It takes ${names.join(', ') || 'none'}.` : `Did you mean ${near}?`;
  return says`${slash(command.path)} has no option ${quoted(name)}. ${hint}`;
};

const inputs: ByKind<OptionKind, [], FieldInput> = {
  integer: ({ min, max }) => ({ kind: 'number', min, max }),
  choice: ({ choices }) => ({
    kind: 'choice',
    choices: choices.map((value) => ({ value, label: capitalized(value) })),
  }),
  search: () => ({ kind: 'search' }),
  text: ({ max }) => ({ kind: 'text', max }),
  member: () => ({ kind: 'people', most: 1 }),
};
