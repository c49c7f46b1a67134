import type { Bank } from '../../features/question-bank.ts';
import type { Field, Form } from '../form.ts';
import { oneLine } from '../text.ts';
import type { Command } from './command.ts';
import { nearest } from './nearest.ts';
import type { Option, Options, Values } from './option.ts';
import { quoted } from './suggest.ts';

/** The values for a command's handler, or the form that shows what is missing or wrong. */
export type Parsed = { readonly values: Values<Options> } | { readonly form: Form };

/** Understands options as typed or chosen, each given by name. Blank ones count as left out. */
export const parseOptions = (
  command: Command,
  given: Readonly<Record<string, string>>,
  bank: Bank,
): Parsed => {
  const typed = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, oneLine(value)]));
  const read = Object.entries(command.options).map(
    ([name, option]) => [name, readOption(option, typed[name], bank)] as const,
  );
  const strangers = Object.keys(typed).filter((name) => !Object.hasOwn(command.options, name));
  const errors = read.flatMap(([name, result]) => ('says' in result ? [[name, result.says] as const] : []));
  if (errors.length > 0 || strangers.length > 0) {
    return { form: formFor(command, typed, Object.fromEntries(errors), strangers) };
  }
  return {
    values: Object.fromEntries(
      read.map(([name, result]) => [name, 'value' in result ? result.value : undefined]),
    ),
  };
};

const readOption = (option: Option<unknown>, typed: string | undefined, bank: Bank) => {
  const given = typed === undefined || typed === '' ? option.fallback : typed;
  if (given !== undefined) return option.understand(given, bank);
  return option.required ? { says: `is missing: ${option.about}.` } : { value: undefined };
};

/** The command's fields, with what was given and what is wrong. */
export const formFor = (
  command: Command,
  typed: Readonly<Record<string, string>>,
  errors: Readonly<Record<string, string>>,
  strangers: readonly string[] = [],
): Form => ({
  title: `/${command.path}`,
  path: command.path,
  notes: strangers.map((name) => strangerNote(command, name)),
  example: command.example,
  fields: Object.entries(command.options).map(([name, option]): Field => {
    const value = typed[name] ?? option.fallback;
    const error = errors[name];
    return {
      name,
      about: option.about,
      required: option.required,
      input: inputOf(option),
      ...(value === undefined ? {} : { value }),
      ...(error === undefined ? {} : { error }),
    };
  }),
});

const strangerNote = (command: Command, name: string): string => {
  const names = Object.keys(command.options);
  const [near] = nearest(name, names, 1);
  const hint = near === undefined ? `It takes ${names.join(', ') || 'none'}.` : `Did you mean ${near}?`;
  return `/${command.path} has no option ${quoted(name)}. ${hint}`;
};

const inputOf = ({ takes }: Option<unknown>): Field['input'] => {
  switch (takes.kind) {
    case 'integer':
      return { kind: 'text', max: 9 };
    case 'choice':
      return { kind: 'choice', choices: takes.choices };
    case 'search':
      return { kind: 'search' };
    case 'text':
      return { kind: 'text', max: takes.max };
    case 'member':
      return { kind: 'text', max: 100 };
  }
};
