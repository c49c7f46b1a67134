import { type REST, type RESTGetAPICurrentUserGuildsResult, Routes } from 'discord.js';

/** The servers that the bot is in, without a gateway that would announce them. */
export interface Servers {
  /** Finds a server's name, as of the last look. */
  nameOf(id: string): string | undefined;
  /** Asks Discord for all servers. Returns the ids of those that the bot is not in anymore since the last look. */
  look(): Promise<readonly string[]>;
}

/** How many servers Discord lists at once. */
const pageSize = 200;

/** Creates the list, which is empty until the first look. */
export const createServers = (rest: REST): Servers => {
  let names = new Map<string, string>();
  return {
    nameOf: (id) => names.get(id),
    look: async () => {
      const found = await listAll(rest);
      const gone = [...names.keys()].filter((id) => !found.has(id));
      names = found;
      return gone;
    },
  };
};

const listAll = async (rest: REST): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  let after = '0';
  for (;;) {
    const query = new URLSearchParams({ limit: String(pageSize), after });
    const page = (await rest.get(Routes.userGuilds(), { query })) as RESTGetAPICurrentUserGuildsResult;
    for (const { id, name } of page) found.set(id, name);
    after = page.at(-1)?.id ?? after;
    if (page.length < pageSize) return found;
  }
};
