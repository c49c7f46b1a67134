import { RESTJSONErrorCodes as Code, DiscordAPIError, type REST, Routes } from 'discord.js';
import { PlatformRefusal, type Roles } from '../../chat/platform.ts';
import { translate } from './errors.ts';

const tooLow =
  'I can’t create or give the role that calls people: I need Manage Roles, and in the server’s settings under Roles, my role has to stand above it. Then switch it on again, or press the button again.';

/** Creates the port for roles. People who may mention nobody can call the role too, so nobody gets it who did not ask for it. */
export const discordRoles = (rest: REST): Roles => ({
  create: async ({ workspace }, name) => {
    // Without permissions of its own. The bot may only call what everybody may call.
    const body = { name, permissions: '0', mentionable: true };
    const role = await asked(() => rest.post(Routes.guildRoles(workspace), { body }));
    return (role as { id: string }).id;
  },
  give: async ({ workspace, user }, role) => {
    await asked(() => rest.put(Routes.guildMemberRole(workspace, user, role)));
  },
  take: async ({ workspace, user }, role) => {
    await asked(() => rest.delete(Routes.guildMemberRole(workspace, user, role)));
  },
});

const asked = async <T>(request: () => Promise<T>): Promise<T> => {
  try {
    return await request();
  } catch (error) {
    if (error instanceof DiscordAPIError && isRefusal(error)) {
      throw new PlatformRefusal('forbidden', tooLow, { cause: error });
    }
    throw translate(error);
  }
};

const isRefusal = ({ code }: DiscordAPIError): boolean =>
  code === Code.MissingPermissions || code === Code.MissingAccess;
