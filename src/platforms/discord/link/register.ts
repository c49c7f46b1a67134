import { type APIApplicationCommand, ApplicationCommandType, type REST, Routes } from 'discord.js';
import type { Logger } from 'pino';
import type { CommandDeclaration } from '../../../chat/commands/command.ts';
import { managedPath } from '../../../chat/commands/managing.ts';
import { isRegistered, registrations } from '../registration.ts';
import type { Account } from './link.ts';

/** The ids of the commands that people type, by their first words. */
export type CommandIds = ReadonlyMap<string, string>;

/** What registering commands needs. */
export interface RegisterOptions {
  readonly rest: REST;
  readonly account: Account;
  readonly commands: readonly CommandDeclaration[];
  /** Registers them in this server only; `undefined` for everywhere. */
  readonly guildId: string | undefined;
  readonly log: Logger;
}

/** Registers the commands, unless they are registered as they are, and returns their ids. */
export const registerCommands = async ({
  rest,
  account: { application },
  commands,
  guildId,
  log,
}: RegisterOptions): Promise<CommandIds> => {
  const route =
    guildId === undefined
      ? Routes.applicationCommands(application)
      : Routes.applicationGuildCommands(application, guildId);
  const wanted = registrations(commands);
  const found = (await rest.get(route)) as APIApplicationCommand[];
  if (isRegistered(wanted, found)) return idsOf(found);
  const put = (await rest.put(route, { body: wanted })) as APIApplicationCommand[];
  log.info({ commands: wanted.length }, 'registered the commands');
  return idsOf(put);
};

/** Returns the name under which a command is registered, and its id; no id until it is known. */
export const nameOf = (
  path: string,
  commands: readonly CommandDeclaration[],
  ids: CommandIds,
): { readonly name: string; readonly id: string | undefined } => {
  const declared = commands.find((one) => one.path === path);
  const name = declared === undefined ? path : managedPath(declared);
  // Only a whole command can be mentioned.
  return { name, id: declared === undefined ? undefined : ids.get(name.split(' ')[0] ?? '') };
};

const idsOf = (commands: readonly APIApplicationCommand[]): CommandIds =>
  new Map(
    commands.flatMap(({ type, name, id }) =>
      type === ApplicationCommandType.ChatInput ? [[name, id] as const] : [],
    ),
  );
