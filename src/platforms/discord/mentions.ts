import {
  type CommandInteractionResolvedData,
  type GuildMember,
  PermissionFlagsBits,
  type RepliableInteraction,
} from 'discord.js';
import type { CommandDeclaration } from '../../chat/commands/command.ts';

type FromServer = RepliableInteraction<'cached' | 'raw'>;

/** Members, roles, channels, emoji and commands, the way that Discord writes them in a text. */
const markup = /<(?:@!?(\d+)|@&(\d+)|#(\d+)|a?(:\w+:)\d+|(\/[^<>:]+):\d+)>/g;

/** Replaces Discord's markup in a typed text, such as `<@123>`, by the names that it shows. */
const withNames = (text: string, interaction: FromServer): string =>
  text.replace(markup, (_, member, role, channel, emoji, command) => {
    if (member) return memberNamed(member, interaction) ?? 'someone';
    if (role) return roleNamed(role, interaction) ?? 'a role';
    if (channel) return channelNamed(channel, interaction) ?? 'a channel';
    return emoji ?? command;
  });

/** Names the mentions in the options of a command. An option that takes a member gets the person's id instead. */
export const nameInOptions = (
  options: Readonly<Record<string, string>>,
  command: CommandDeclaration | undefined,
  interaction: FromServer,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(options).map(([name, typed]) => {
      const isMember = command?.options[name]?.type.kind === 'member';
      const id = isMember ? /^\s*<@!?(\d+)>\s*$/.exec(typed)?.[1] : undefined;
      return [name, id ?? withNames(typed, interaction)];
    }),
  );

/** What Discord sent along about the people and roles that an interaction mentions. */
const resolvedIn = (interaction: FromServer): Readonly<CommandInteractionResolvedData> | null =>
  interaction.isChatInputCommand() ? interaction.options.resolved : null;

const memberNamed = (id: string, interaction: FromServer): string | undefined => {
  const resolved = resolvedIn(interaction);
  const member = interaction.guild?.members.cache.get(id) ?? resolved?.members?.get(id);
  const nickname = member && ('displayName' in member ? member.displayName : member.nick);
  const user = resolved?.users?.get(id) ?? interaction.client.users.cache.get(id);
  return nickname ?? user?.displayName;
};

const roleNamed = (id: string, interaction: FromServer): string | undefined =>
  (interaction.guild?.roles.cache.get(id) ?? resolvedIn(interaction)?.roles?.get(id))?.name.replace(/^@/, '');

/** Finds the name of a channel that the person who mentions it can see. */
const channelNamed = (id: string, { guild, member }: FromServer): string | undefined => {
  const channel = guild?.channels.cache.get(id);
  if (channel === undefined || !('displayName' in member)) return undefined;
  const permissions = channel.permissionsFor(member satisfies GuildMember);
  return permissions.has(PermissionFlagsBits.ViewChannel) ? `#${channel.name}` : undefined;
};
