import { ChannelType, OAuth2Scopes, PermissionsBitField, type PermissionsString } from 'discord.js';
import { type InlineText, link } from '../../chat/inline.ts';
import type { Ability, Place } from '../../chat/messages.ts';
import { both } from '../../chat/text.ts';
import { needed } from './errors.ts';
import type { Act } from './link/exchange.ts';

/** What each ability needs. None of it is in the invite, because most servers use none of it. */
const permissions: Readonly<Record<Ability, readonly PermissionsString[]>> = {
  'open threads': ['CreatePublicThreads', 'SendMessagesInThreads'],
  'give roles': ['ManageRoles'],
};

/** Lists those of some permissions that the bot lacks. `held` is a bit set as Discord sends it. */
export const missingIn = (held: string, wanted: readonly PermissionsString[]): PermissionsString[] => {
  const has = new PermissionsBitField(BigInt(held));
  return wanted.filter((one) => !has.has(one));
};

/** Advice for people where the bot lacks permissions. */
export const remedyFor = (missing: readonly PermissionsString[]): string =>
  `Give me the ${both(missing.map(nameOf))} permission${missing.length === 1 ? '' : 's'} there.`;

/** Says what the bot can't do in a channel, each with a link that asks for it. */
export const cannotIn = (act: Act, server: string, name: string): NonNullable<Place['cannot']> => {
  const why = (ability: Ability, intro: string): InlineText | undefined => {
    const missing = missingIn(act.app_permissions, permissions[ability]);
    if (missing.length === 0) return undefined;
    return [
      `${intro}: I lack ${both(missing.map(nameOf))}. `,
      link('Allow it', invite(act.application_id, server, permissions[ability])),
      ', then try again.',
    ];
  };
  const threads = canHaveThreads(act.channel?.type)
    ? why('open threads', `I can't open threads in #${name}`)
    : `#${name} can't have threads. Choose a text channel.`;
  const roles = why('give roles', "I can't create or give roles here");
  return {
    ...(threads === undefined ? {} : { 'open threads': threads }),
    ...(roles === undefined ? {} : { 'give roles': roles }),
  };
};

const canHaveThreads = (type: ChannelType | undefined): boolean =>
  type === undefined || type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement;

/** Names a permission as Discord's settings do, as in `Create Public Threads`. */
const nameOf = (permission: PermissionsString): string =>
  permission.replace(/([a-z])([A-Z])/g, '$1 $2').replace(' In ', ' in ');

/** Builds the link that adds the bot to a server again, with more permissions than before. */
const invite = (client_id: string, guild_id: string, more: readonly PermissionsString[]): string => {
  const query = new URLSearchParams({
    client_id,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
    permissions: String(new PermissionsBitField([...needed, ...more]).bitfield),
    guild_id,
    disable_guild_select: 'true',
  });
  return `https://discord.com/oauth2/authorize?${query}`;
};
