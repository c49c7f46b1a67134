import { type Platform, PlatformRefusal } from '../../../chat/platform.ts';
import type { Residents } from './residents.ts';

/** Creates the port for posting to every workspace in which the bot is installed. */
export const installedPlatform = (residents: Residents): Platform => {
  const inWorkspace = async (workspace: string): Promise<Platform> => {
    const found = await residents.in({ workspace });
    if (found === undefined) throw new PlatformRefusal('forbidden', notInstalled);
    return found.platform;
  };
  return {
    name: 'slack',
    post: async (address, ...rest) => (await inWorkspace(address.workspace)).post(address, ...rest),
    edit: async (address, ...rest) => (await inWorkspace(address.workspace)).edit(address, ...rest),
    tell: async (person, ...rest) => (await inWorkspace(person.workspace)).tell(person, ...rest),
    find: async (address, ...rest) => (await inWorkspace(address.workspace)).find(address, ...rest),
  };
};

const notInstalled = 'I am not installed in this workspace anymore. Ask an admin to install me again.';
