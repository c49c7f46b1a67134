import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { type ByKind, byKind } from '../../chat/by-kind.ts';
import type { CommandDeclaration } from '../../chat/commands/command.ts';
import { managedPath, managing } from '../../chat/commands/managing.ts';
import type { Option, OptionKind } from '../../chat/commands/option.ts';
import { clip } from '../../chat/text.ts';
import { inOwnWords } from './text.ts';

/** The name of the entry in a message's context menu. */
export const reportEntry = 'Report this question';

type Registration = RESTPostAPIApplicationCommandsJSONBody;

/**
 * Derives what to register with Discord from the declarations. Commands of two words become subcommands, and of three
 * become subcommands in a group. Whatever only managers may do goes under one command, so that a server's own settings can
 * hand it to any role, person, or channel.
 */
export const registrations = (commands: readonly CommandDeclaration[]): Registration[] => {
  const families = Map.groupBy(commands, (one) => wordsOf(one)[0] ?? '');
  return [
    ...[...families].map(([name, family]) => register(name, family)),
    { ...inServers, name: reportEntry, type: ApplicationCommandType.Message },
  ];
};

const wordsOf = (command: CommandDeclaration): string[] => managedPath(command).split(' ');

/** Most commands exist in servers only, because a direct message has no channel to play in. */
const inServers = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
};

/** Others are also there for those who install the bot for themselves, wherever they are. */
const anywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

const register = (name: string, family: readonly CommandDeclaration[]): Registration => {
  const [first] = family;
  const where = family.some((command) => command.anywhere) ? anywhere : inServers;
  const type = ApplicationCommandType.ChatInput;
  if (first && first.path === name) {
    return { ...where, type, name, description: first.about, options: optionsOf(first) };
  }
  const members = Map.groupBy(family, (one) => wordsOf(one)[1] ?? '');
  return {
    ...where,
    type,
    name,
    description: describe(name, first?.about ?? name, [...members.keys()]),
    options: [...members].map(([word, some]) => memberOf(word, some)),
    ...(name === managing ? { default_member_permissions: asNumber(managersNeed) } : {}),
  };
};

/** The permission with which a member manages the bot, unless the server's settings say otherwise. */
export const managersNeed = PermissionFlagsBits.ManageGuild;

/** Discord's description of its interface wants a number here, although its types have a text, which is what it returns. */
const asNumber = (permissions: bigint): string => Number(permissions) as unknown as string;

const describe = (name: string, first: string, [, ...others]: readonly string[]): string =>
  clip(
    name === managing
      ? "Set up and look after the bot. The server's settings say who may use this"
      : [first, ...(others.length === 0 ? [] : [`Also: ${others.join(', ')}`])].join('. '),
    100,
  );

/** Registers a command of two words, or a group of those that share them. */
const memberOf = (
  word: string,
  commands: readonly CommandDeclaration[],
): APIApplicationCommandSubcommandOption | APIApplicationCommandSubcommandGroupOption => {
  const [first] = commands;
  if (first !== undefined && wordsOf(first).length === 2) return subcommand(first);
  return {
    type: ApplicationCommandOptionType.SubcommandGroup,
    name: word,
    description: describe(
      word,
      first?.about ?? word,
      commands.map((one) => wordsOf(one)[2] ?? ''),
    ),
    options: commands.map(subcommand),
  };
};

const subcommand = (command: CommandDeclaration): APIApplicationCommandSubcommandOption => ({
  type: ApplicationCommandOptionType.Subcommand,
  name: wordsOf(command).at(-1) ?? '',
  description: command.about,
  options: optionsOf(command),
});

const optionsOf = ({ options }: CommandDeclaration): APIApplicationCommandBasicOption[] =>
  Object.entries(options).map(([name, option]) => optionOf(name, option));

const optionOf = (
  name: string,
  { about, required, type }: Option<unknown, never>,
): APIApplicationCommandBasicOption => ({
  ...byKind(optionTypes, type),
  name,
  description: clip(inOwnWords(about), 100),
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
  choice: ({ choices }) => ({
    type: string,
    choices: choices.map((value) => ({ name: inOwnWords(value), value })),
  }),
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
  'default_member_permissions',
];

/** Strips the fields that Discord adds, and empty ones. It returns permissions as text. */
const essence = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(essence);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, one]) => essential.includes(key) && !isEmpty(one))
      .map(([key, one]) => [key, key === 'default_member_permissions' ? String(one) : essence(one)]),
  );
};

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);
