import { ApplicationIntegrationType } from 'discord.js';
import { outside, type Sender } from '../../chat/people.ts';
import type { Act } from './link/exchange.ts';

/**
 * Returns the server in which something was done; `undefined` if the bot is not there, because it was done in direct
 * messages, or by somebody who has installed the bot for themselves.
 */
export const serverOf = ({ guild_id, authorizing_integration_owners }: Act): string | undefined =>
  authorizing_integration_owners[ApplicationIntegrationType.GuildInstall] === undefined
    ? undefined
    : guild_id;

/** Reads who did something. */
export const personOf = (act: Act): Omit<Sender, 'manager'> => {
  const user = act.member?.user ?? act.user;
  return {
    platform: 'discord',
    workspace: serverOf(act) ?? outside,
    user: user?.id ?? '',
    name: act.member?.nick ?? user?.global_name ?? user?.username ?? '',
    isEverywhere: true,
  };
};
