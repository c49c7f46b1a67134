import type { CommandOption, Json } from '../types.ts';
import {
  also,
  byType,
  type Check,
  choice,
  decimal,
  flag,
  integer,
  isJson,
  list,
  object,
  optional,
  type Path,
  type Problem,
  problem,
  text,
} from './shape.ts';

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

/** The name of a slash command or an option: the documented pattern, in lower case. */
const slashName: Check = also(text(1, 32), (value, path) => {
  const name = String(value);
  return NAME.test(name) && name === name.toLowerCase()
    ? []
    : problem(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
});

function localized(check: Check): Check {
  return optional((value, path) =>
    isJson(value)
      ? Object.entries(value).flatMap(([locale, each]) => optional(check)(each, [...path, locale]))
      : problem(path, 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType'),
  );
}

const named = {
  name: slashName,
  name_localizations: localized(slashName),
  description: text(1, 100),
  description_localizations: localized(text(1, 100)),
  required: optional(flag),
};

function choices(value: Check): Check {
  return optional(
    list(object({ name: text(1, 100), name_localizations: localized(text(1, 100)), value }), 0, 25),
  );
}

const suggests: Check = (value, path) => {
  const option = value as CommandOption;
  return option.autocomplete && (option.choices?.length ?? 0) > 0
    ? problem(
        [...path, 'choices'],
        'APPLICATION_COMMAND_OPTIONS_CHOICES_WITH_AUTOCOMPLETE',
        'Autocomplete cannot be used with choices',
      )
    : [];
};

const simple = object(named);

/** Options that take a value, by option type. */
const values: Readonly<Record<number, Check>> = {
  3: also(
    object({
      ...named,
      autocomplete: optional(flag),
      // The schema allows 6000, but the documentation says 100, and clients show only that many.
      choices: choices(text(0, 100)),
      min_length: optional(integer(0, 6000)),
      max_length: optional(integer(1, 6000)),
    }),
    suggests,
  ),
  4: also(
    object({
      ...named,
      autocomplete: optional(flag),
      choices: choices(integer()),
      min_value: optional(integer()),
      max_value: optional(integer()),
    }),
    suggests,
  ),
  5: simple,
  6: simple,
  7: object({ ...named, channel_types: optional(list(integer(0), 0, 25)) }),
  8: simple,
  9: simple,
  10: also(
    object({
      ...named,
      autocomplete: optional(flag),
      choices: choices(decimal),
      min_value: optional(decimal),
      max_value: optional(decimal),
    }),
    suggests,
  ),
  11: simple,
};

/** Checks that required options come first, and that names are unique. */
function ordered(options: readonly CommandOption[], path: Path): Problem[] {
  return options.flatMap((option, index) => [
    ...(option.required && options.slice(0, index).some((before) => !before.required)
      ? problem(
          [...path, index],
          'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
          'Required options must be placed before non-required options',
        )
      : []),
    ...(options.findIndex((other) => other.name === option.name) < index
      ? problem(
          [...path, index],
          'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
          'Option name already exists',
        )
      : []),
  ]);
}

function options(kinds: Readonly<Record<number, Check>>): Check {
  return optional(also(list(byType(kinds), 0, 25), (value, path) => ordered(value as CommandOption[], path)));
}

const subcommand = object({ ...named, options: options(values) });
const group = object({ ...named, options: options({ 1: subcommand }) });

/** Checks that a command has either subcommands or values, never both. */
const unmixed: Check = (value, path) => {
  const types = ((value as { options?: CommandOption[] }).options ?? []).map((option) => option.type <= 2);
  return types.includes(true) && types.includes(false)
    ? problem(
        [...path, 'options'],
        'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
        'Sub-command and sub-command group option types are mutually exclusive to all other types',
      )
    : [];
};

const shared = {
  contexts: optional(list(choice(0, 1, 2), 1, 3)),
  integration_types: optional(list(choice(0, 1), 1, 2)),
  nsfw: optional(flag),
  default_member_permissions: optional(integer(0, 2 ** 54 - 1)),
};

const slashCommand = also(
  object({
    ...shared,
    name: slashName,
    name_localizations: localized(slashName),
    description: text(1, 100),
    description_localizations: localized(text(1, 100)),
    options: options({ 1: subcommand, 2: group, ...values }),
  }),
  unmixed,
);

const contextCommand = object({ ...shared, name: text(1, 32), description: optional(text(0, 0)) });

function longest(value: unknown, localizations: unknown): number {
  const all = [value, ...Object.values(isJson(localizations) ? localizations : {})];
  return Math.max(...all.map((each) => (typeof each === 'string' ? [...each].length : 0)));
}

/** Counts the characters toward the 8000 total: names, descriptions, and values of a command, its options, and their choices. */
function characters(node: Json): number {
  const below = [node.options, node.choices].flatMap((each) => (Array.isArray(each) ? (each as Json[]) : []));
  return (
    longest(node.name, node.name_localizations) +
    longest(node.description, node.description_localizations) +
    longest(node.value, undefined) +
    below.reduce((sum, child) => sum + characters(child), 0)
  );
}

/** Checks an application command as a whole (an edit is checked as the resulting command). */
export function checkCommand(value: unknown, path: Path): Problem[] {
  if (!isJson(value)) return object({})(value, path);
  const found = ((value.type ?? 1) === 1 ? slashCommand : contextCommand)(value, path);
  if (found.length > 0) return found;
  return characters(value) > 8000
    ? problem(path, 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)')
    : [];
}

/** Checks the suggestions of an autocomplete (callback type 8), for a string or a number option. */
export function checkChoices(value: unknown, optionType: number, path: Path): Problem[] {
  const kind = optionType === 3 ? text(0, 100) : optionType === 4 ? integer() : decimal;
  return object({ choices: choices(kind) })(value, path);
}
