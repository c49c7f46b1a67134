import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { type ByKind, byKind } from '../../chat/by-kind.ts';
import type { CommandDeclaration } from '../../chat/commands/command.ts';
import type { Option, OptionKind } from '../../chat/commands/option.ts';
import { clip } from '../../chat/text.ts';

/** The name of the entry in a message's context menu. */
export const reportEntry = 'Report this question';

type Registration = RESTPostAPIApplicationCommandsJSONBody;

/** Derives what to register with Discord from the declarations. Commands of two words become subcommands. */
export const registrations = (commands: readonly CommandDeclaration[]): Registration[] => {
  const families = Map.groupBy(commands, ({ path }) => path.split(' ')[0] ?? path);
  return [
    ...[...families].map(([name, family]) => register(name, family)),
    { ...where, name: reportEntry, type: ApplicationCommandType.Message },
  ];
};

/** Commands exist in servers only, because a direct message has no channel to play in. */
const where = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
};

const register = (name: string, family: readonly CommandDeclaration[]): Registration => {
  const [first] = family;
  const type = ApplicationCommandType.ChatInput;
  if (first && first.path === name) {
    return { ...where, type, name, description: first.about, options: optionsOf(first) };
  }
  return {
    ...where,
    type,
    name,
    description: clip(family.map(({ path }) => path.split(' ')[1]).join(', '), 100),
    options: family.map((command) => ({
      type: ApplicationCommandOptionType.Subcommand as const,
      name: command.path.split(' ')[1] ?? '',
      description: command.about,
      options: optionsOf(command),
    })),
  };
};

const optionsOf = ({ options }: CommandDeclaration): APIApplicationCommandBasicOption[] =>
  Object.entries(options).map(([name, option]) => optionOf(name, option));

const optionOf = (
  name: string,
  { about, required, type }: Option<unknown, never>,
): APIApplicationCommandBasicOption => ({
  ...byKind(optionTypes, type),
  name,
  description: clip(about, 100),
  required,
});

const string = ApplicationCommandOptionType.String as const;

const optionTypes: ByKind<
  OptionKind,
  [],
  DistributiveOmit<APIApplicationCommandBasicOption, 'name' | 'description' | 'required'>
> = {
  integer: ({ min, max }) => ({
    type: ApplicationCommandOptionType.Integer,
    min_value: min,
    max_value: max,
  }),
  choice: ({ choices }) => ({ type: string, choices: choices.map((value) => ({ name: value, value })) }),
  search: () => ({ type: string, autocomplete: true }),
  text: ({ max }) => ({ type: string, max_length: max }),
  member: () => ({ type: ApplicationCommandOptionType.User }),
};

type DistributiveOmit<T, K extends string> = T extends unknown ? Omit<T, K> : never;

/** Returns whether the right commands are registered. Discord adds fields of its own and leaves out empty ones. */
export const isRegistered = (wanted: readonly Registration[], found: readonly object[]): boolean =>
  wanted.length === found.length &&
  wanted.every((one) => found.some((other) => isDeepStrictEqual(essence(one), essence(other))));

const essential = [
  'type',
  'name',
  'description',
  'required',
  'autocomplete',
  'min_value',
  'max_value',
  'max_length',
  'options',
  'choices',
  'value',
  'contexts',
  'integration_types',
];

/** Strips the fields that Discord adds, and empty ones. */
const essence = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(essence);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, one]) => essential.includes(key) && !isEmpty(one))
      .map(([key, one]) => [key, essence(one)]),
  );
};

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);
