import { demand, refuse } from '../api-error.ts';
import { PERMISSIONS } from '../permissions.ts';
import type { State } from '../state.ts';
import type { Guild, Role, User } from '../types.ts';
import { flag, integer, object, optional, text } from '../validate/shape.ts';
import { presentGuild } from './find.ts';
import { formOf } from './messages.ts';
import { type Call, param, type Reply, type Route } from './routes.ts';

const checkRole = object({
  name: optional(text(1, 100)),
  permissions: optional(integer(0)),
  mentionable: optional(flag),
});

function needRoles(guild: Guild): void {
  if (!(guild.granted & PERMISSIONS.MANAGE_ROLES)) throw refuse.missingPermissions();
}

/** Creates a role at the bottom, below the bot's own. */
function create(call: Call): Reply {
  const guild = presentGuild(call.state, param(call, 'guild'));
  needRoles(guild);
  const body = formOf(call.body);
  demand(checkRole(body, []));
  const role: Role = {
    id: call.state.nextId(),
    name: String(body.name ?? 'new role'),
    mentionable: body.mentionable === true,
    isAboveBot: false,
    members: new Set(),
  };
  guild.roles.push(role);
  return { status: 200, body: { id: role.id, name: role.name, mentionable: role.mentionable } };
}

/** Finds the role and the member of a path; throws as Discord does if the bot may not change the role. */
function asked(call: Call): { role: Role; user: User } {
  const guild = presentGuild(call.state, param(call, 'guild'));
  const user = memberOf(call.state, guild, param(call, 'user'));
  const role = guild.roles.find(({ id }) => id === param(call, 'role'));
  if (!role) throw refuse.unknownRole();
  needRoles(guild);
  if (role.isAboveBot) throw refuse.missingPermissions();
  return { role, user };
}

function memberOf(state: State, guild: Guild, id: string): User {
  const user = state.users.get(id);
  if (!user || !guild.members.has(id)) throw refuse.unknownUser();
  return user;
}

/** Routes for roles. */
export const roleRoutes: readonly Route[] = [
  { method: 'POST', path: '/guilds/:guild/roles', handle: create },
  {
    method: 'PUT',
    path: '/guilds/:guild/members/:user/roles/:role',
    handle: (call) => {
      const { role, user } = asked(call);
      role.members.add(user.id);
      return { status: 204 };
    },
  },
  {
    method: 'DELETE',
    path: '/guilds/:guild/members/:user/roles/:role',
    handle: (call) => {
      const { role, user } = asked(call);
      role.members.delete(user.id);
      return { status: 204 };
    },
  },
];
