import { demand, refuse } from '../api-error.ts';
import { commandPermissionsJson } from '../command-permissions.ts';
import type { State } from '../state.ts';
import type { Command, Json } from '../types.ts';
import { checkCommand } from '../validate/commands.ts';
import { list } from '../validate/shape.ts';
import { presentGuild } from './find.ts';
import { formOf } from './messages.ts';
import { type Call, param, type Reply, type Route } from './routes.ts';

/** The most commands of each type per scope: 100 slash, 15 user, 15 message. */
const MOST: Readonly<Record<number, number>> = { 1: 100, 2: 15, 3: 15 };

/** Returns the guild of a guild route; `undefined` for global ones. Refuses access to another application's commands. */
function scopeOf(call: Call): string | undefined {
  if (param(call, 'application') !== call.state.applicationId) throw refuse.missingAccess();
  const { guild } = call.params;
  return guild === undefined ? undefined : presentGuild(call.state, guild).id;
}

function inScope(state: State, guildId: string | undefined): Command[] {
  return [...state.commands.values()].filter((command) => command.guild_id === guildId);
}

function build(state: State, payload: Json, guildId: string | undefined, id: string): Command {
  const bits = payload.default_member_permissions;
  return {
    name_localizations: null,
    description_localizations: null,
    dm_permission: true,
    integration_types: [0],
    nsfw: false,
    ...(guildId === undefined ? { contexts: null } : { guild_id: guildId }),
    ...payload,
    description: (payload.description as string | undefined) ?? '',
    default_member_permissions: bits === undefined || bits === null ? null : String(bits),
    type: (payload.type as number | undefined) ?? 1,
    id,
    application_id: state.applicationId,
    version: state.nextId(),
  } as Json as Command;
}

const sameName = (a: Command, b: Command): boolean => a.name === b.name && a.type === b.type;

function checkCounts(commands: readonly Command[]): void {
  for (const [type, most] of Object.entries(MOST)) {
    if (commands.filter((command) => command.type === Number(type)).length > most)
      throw refuse.tooManyCommands();
  }
}

/** Replaces all commands of the scope; a command that keeps its name keeps its id. */
function overwrite(call: Call): Reply {
  const { state, body } = call;
  const guildId = scopeOf(call);
  demand(list(checkCommand, 0, 130)(body, []));
  const before = inScope(state, guildId);
  const after = (body as Json[]).map((payload) => {
    const fresh = build(state, payload, guildId, state.nextId());
    const known = before.find((command) => sameName(command, fresh));
    return known ? { ...fresh, id: known.id } : fresh;
  });
  checkCounts(after);
  for (const command of before) state.commands.delete(command.id);
  for (const command of after) state.commands.set(command.id, command);
  return { status: 200, body: after };
}

/** Creates a command, or updates the one with the same name: Discord documents POST as an upsert. */
function create(call: Call): Reply {
  const { state } = call;
  const guildId = scopeOf(call);
  const payload = formOf(call.body);
  demand(checkCommand(payload, []));
  const fresh = build(state, payload, guildId, state.nextId());
  const known = inScope(state, guildId).find((command) => sameName(command, fresh));
  const command = known ? { ...fresh, id: known.id } : fresh;
  if (!known) checkCounts([...inScope(state, guildId), command]);
  state.commands.set(command.id, command);
  return { status: known ? 200 : 201, body: command };
}

function find(call: Call): Command {
  const guildId = scopeOf(call);
  const command = call.state.commands.get(param(call, 'command'));
  if (!command || command.guild_id !== guildId) throw refuse.unknownCommand();
  return command;
}

function edit(call: Call): Reply {
  const known = find(call);
  const merged = { ...known, ...formOf(call.body), type: known.type };
  demand(checkCommand(merged, []));
  const command = build(call.state, merged, known.guild_id, known.id);
  call.state.commands.set(command.id, command);
  return { status: 200, body: command };
}

function remove(call: Call): Reply {
  call.state.commands.delete(find(call).id);
  return { status: 204 };
}

const bases = ['/applications/:application/commands', '/applications/:application/guilds/:guild/commands'];

const permissions: Route = {
  method: 'GET',
  path: '/applications/:application/guilds/:guild/commands/permissions',
  handle: (call) => {
    const guild = presentGuild(call.state, scopeOf(call) ?? '');
    return { status: 200, body: commandPermissionsJson(call.state, guild) };
  },
};

/** Routes for application commands, global and per guild. */
export const commandRoutes: readonly Route[] = [
  permissions,
  ...bases.flatMap((path): Route[] => [
    { method: 'GET', path, handle: (call) => ({ status: 200, body: inScope(call.state, scopeOf(call)) }) },
    { method: 'PUT', path, handle: overwrite },
    { method: 'POST', path, handle: create },
    { method: 'GET', path: `${path}/:command`, handle: (call) => ({ status: 200, body: find(call) }) },
    { method: 'PATCH', path: `${path}/:command`, handle: edit },
    { method: 'DELETE', path: `${path}/:command`, handle: remove },
  ]),
];
