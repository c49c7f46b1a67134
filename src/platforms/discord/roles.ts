import { RESTJSONErrorCodes as Code, DiscordAPIError, type REST, Routes } from 'discord.js';
import { PlatformRefusal, type Roles } from '../../chat/platform.ts';
import { translate } from './errors.ts';

const tooLow =
  "I can't create, give, or take a role: I need Manage Roles, and in the server's settings under Roles, my role has to stand above it. Then switch it off and on again, or press the button again.";
const deleted =
  'Somebody deleted a role that I give. Switch it off and on again in my settings, so that I create another one.';

/** Creates the port for roles. People who may mention nobody can call the role too, so nobody gets it who did not ask for it. */
export const discordRoles = (rest: REST): Roles => ({
  create: async ({ workspace }, name, isCalled) => {
    // Without permissions of its own. The bot may only call what everybody may call.
    const body = { name, permissions: 0, mentionable: isCalled };
    const role = await asked(() => rest.post(Routes.guildRoles(workspace), { body }));
    return (role as { id: string }).id;
  },
  give: async ({ workspace, user }, role) => {
    await asked(() => rest.put(Routes.guildMemberRole(workspace, user, role)));
  },
  take: async ({ workspace, user }, role) => {
    await asked(() => rest.delete(Routes.guildMemberRole(workspace, user, role)), 'gone');
  },
});

/** @param withoutRole what it means that the role was deleted */
const asked = async <T>(
  request: () => Promise<T>,
  withoutRole: 'gone' | 'forbidden' = 'forbidden',
): Promise<T> => {
  try {
    return await request();
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw translate(error);
    switch (error.code) {
      case Code.MissingPermissions:
      case Code.MissingAccess:
        throw new PlatformRefusal('forbidden', tooLow, { cause: error });
      case Code.UnknownMember:
      case Code.UnknownUser:
      case Code.UnknownGuild:
        throw new PlatformRefusal('gone', 'They are not in the server anymore.', { cause: error });
      case Code.UnknownRole:
        throw new PlatformRefusal(withoutRole, deleted, { cause: error });
      default:
        throw translate(error);
    }
  }
};
