import { isShown } from './command-permissions.ts';
import { resolve } from './resolve.ts';
import type { State } from './state.ts';
import type { Channel, Command, CommandOption, Guild, Json, User } from './types.ts';

/** What someone types into an option; people and channels are objects or ids. */
export type InputValue = string | number | boolean | User | Channel;

/** Option values by option name. */
export type Input = Readonly<Record<string, InputValue>>;

/** A person using the Discord client, which refuses wrong input before the bot receives it. */
export interface Typing {
  readonly user: User;
  readonly channel: Channel;
  readonly guild: Guild | undefined;
}

const scalar = (value: InputValue): string | number | boolean =>
  typeof value === 'object' ? value.id : value;

/** Finds the command that someone means if Discord shows it to them there; otherwise throws an error that says why not. */
export function findCommand(state: State, by: Typing, name: string, type: number): Command {
  const named = [...state.commands.values()].filter((each) => each.name === name && each.type === type);
  const command =
    named.find((each) => by.guild && each.guild_id === by.guild.id) ?? named.find((each) => !each.guild_id);
  const shown = type === 1 ? `/${name}` : `"${name}"`;
  if (!command) {
    const known = [...state.commands.values()].map((each) => each.name).join(', ') || 'none at all';
    throw new Error(`The bot has registered no command ${shown} here (registered: ${known}).`);
  }
  if (command.contexts && !command.contexts.includes(by.guild ? 0 : 1)) {
    throw new Error(`Discord does not show ${shown} ${by.guild ? 'in servers' : 'in direct messages'}.`);
  }
  if (by.guild && !by.guild.present && !(by.user.hasInstalled && command.integration_types?.includes(1))) {
    throw new Error(`Discord does not show ${shown} to ${by.user.name} where the bot is not.`);
  }
  if (by.guild && !isShown(state, by.guild, by.channel, by.user, command)) {
    throw new Error(
      `Discord does not show ${shown} to ${by.user.name}, who lacks the permission to use it there.`,
    );
  }
  return command;
}

function checkValue(option: CommandOption, value: string | number | boolean): string | number | boolean {
  const refuse = (why: string): never => {
    throw new Error(
      `Discord does not accept ${JSON.stringify(value)} for the option ${option.name}: ${why}.`,
    );
  };
  const kinds: Readonly<Record<number, string>> = { 4: 'number', 5: 'boolean', 10: 'number' };
  const kind = kinds[option.type] ?? 'string';
  // A person picks a choice by the name on screen; tests may use the name or the value.
  const picked = option.choices?.find((choice) => choice.value === value || choice.name === value)?.value;
  if (option.choices && option.choices.length > 0) return picked ?? refuse('it is not one of the choices');
  if (typeof value !== kind) return refuse(`it must be a ${kind}`);
  if (option.type === 4 && !Number.isInteger(value)) return refuse('it must be a whole number');
  if (typeof value === 'number' && option.min_value !== undefined && value < option.min_value)
    return refuse(`the least is ${option.min_value}`);
  if (typeof value === 'number' && option.max_value !== undefined && value > option.max_value)
    return refuse(`the most is ${option.max_value}`);
  if (typeof value === 'string' && option.min_length !== undefined && value.length < option.min_length)
    return refuse(`it is shorter than ${option.min_length}`);
  if (typeof value === 'string' && option.max_length !== undefined && value.length > option.max_length)
    return refuse(`it is longer than ${option.max_length}`);
  return value;
}

interface Filled {
  readonly declared: readonly CommandOption[];
  readonly input: Input;
  /** The option that is being typed; nothing is complete yet, so nothing is checked. */
  readonly focused: string | undefined;
}

function fill({ declared, input, focused }: Filled): Json[] {
  const unknown = Object.keys(input).filter((name) => !declared.some((option) => option.name === name));
  if (unknown.length > 0) {
    const known = declared.map((option) => option.name).join(', ') || 'none';
    throw new Error(`There is no option ${unknown.join(', ')} (declared: ${known}).`);
  }
  return declared.flatMap((option) => {
    const given = input[option.name];
    if (given === undefined) {
      if (option.required && focused === undefined)
        throw new Error(`Discord requires the option ${option.name}.`);
      return [];
    }
    const { name, type } = option;
    if (focused === name) return [{ name, type, value: String(scalar(given)), focused: true }];
    return [{ name, type, value: focused === undefined ? checkValue(option, scalar(given)) : scalar(given) }];
  });
}

/** Finds the ids of the people whom a typed text mentions. Discord resolves them as it does chosen ones. */
const mentionedIn = (value: string | number | boolean): string[] =>
  [...String(value).matchAll(/<@!?(\d+)>/g)].flatMap(([, id]) => id ?? []);

/** Builds the data of a slash command typed as `/name sub` or `/name group sub`, or of its autocomplete. */
export function slashData(state: State, by: Typing, line: string, input: Input, focused?: string): Json {
  const [name = '', ...path] = line.replace(/^\//, '').split(/\s+/);
  const command = findCommand(state, by, name, 1);
  const levels: CommandOption[] = [];
  let declared = command.options ?? [];
  for (const step of path) {
    const next = declared.find((option) => option.type <= 2 && option.name === step);
    if (!next) throw new Error(`/${name} has no subcommand ${step}.`);
    levels.push(next);
    declared = next.options ?? [];
  }
  if (declared.some((option) => option.type <= 2)) {
    throw new Error(`${line} needs a subcommand: ${declared.map((option) => option.name).join(', ')}.`);
  }
  const values = fill({ declared, input, focused });
  const options = levels.reduceRight(
    (inner, level) => [{ name: level.name, type: level.type, options: inner }],
    values,
  );
  const resolved = resolve(
    state,
    by.guild,
    Object.values(input).flatMap((value) => (typeof value === 'object' ? value.id : mentionedIn(value))),
  );
  return {
    id: command.id,
    name: command.name,
    type: 1,
    ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
    ...(options.length > 0 ? { options } : {}),
    ...(resolved ? { resolved } : {}),
  };
}
