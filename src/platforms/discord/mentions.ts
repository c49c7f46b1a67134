import { type APIInteractionDataResolved, ApplicationCommandType, InteractionType } from 'discord.js';
import type { CommandDeclaration } from '../../chat/commands/command.ts';
import type { Act } from './link/exchange.ts';

/** Knows the names in a server that Discord does not send along; `undefined` where it doesn't. */
export interface Directory {
  member(guild: string, id: string): string | undefined;
  role(guild: string, id: string): string | undefined;
  server(guild: string): string | undefined;
  /** Finds a channel that `viewer`, a member's id, can see. */
  channel(guild: string, id: string, viewer: string): string | undefined;
  /** Tells whether the bot may post in a channel. */
  mayPost(guild: string, id: string): boolean | undefined;
}

/** Knows nothing, because nothing tells it what the servers look like. */
export const emptyDirectory: Directory = {
  member: () => undefined,
  role: () => undefined,
  server: () => undefined,
  channel: () => undefined,
  mayPost: () => undefined,
};

/** Members, roles, channels, emoji, and commands, the way that Discord writes them in a text. */
const markup = /<(?:@!?(\d+)|@&(\d+)|#(\d+)|a?(:\w+:)\d+|(\/[^<>:]+):\d+)>/g;

/** Replaces Discord's markup in a typed text, such as `<@123>`, by the names that it shows. */
const withNames = (text: string, act: Act, directory: Directory): string =>
  text.replace(markup, (_, member, role, channel, emoji, command) => {
    if (member) return memberNamed(member, act, directory) ?? 'someone';
    if (role) return roleNamed(role, act, directory) ?? 'a role';
    if (channel) return channelNamed(channel, act, directory) ?? 'a channel';
    return emoji ?? command;
  });

/** Names the mentions in the options of a command. An option that takes a member gets the person's id instead. */
export const nameInOptions = (
  options: Readonly<Record<string, string>>,
  command: CommandDeclaration | undefined,
  act: Act,
  directory: Directory,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(options).map(([name, typed]) => {
      const isMember = command?.options[name]?.type.kind === 'member';
      const id = isMember ? /^\s*<@!?(\d+)>\s*$/.exec(typed)?.[1] : undefined;
      return [name, id ?? withNames(typed, act, directory)];
    }),
  );

/** What Discord sent along about the people and roles that a typed command mentions. */
const resolvedIn = (act: Act): APIInteractionDataResolved | undefined =>
  act.type === InteractionType.ApplicationCommand && act.data.type === ApplicationCommandType.ChatInput
    ? act.data.resolved
    : undefined;

const memberNamed = (id: string, act: Act, directory: Directory): string | undefined => {
  const { members, users } = resolvedIn(act) ?? {};
  const user = users?.[id];
  return (
    members?.[id]?.nick ?? user?.global_name ?? user?.username ?? directory.member(act.guild_id ?? '', id)
  );
};

const roleNamed = (id: string, act: Act, directory: Directory): string | undefined =>
  (resolvedIn(act)?.roles?.[id]?.name ?? directory.role(act.guild_id ?? '', id))?.replace(/^@/, '');

const channelNamed = (id: string, act: Act, directory: Directory): string | undefined => {
  const name = directory.channel(act.guild_id ?? '', id, act.member?.user.id ?? '');
  return name === undefined ? undefined : `#${name}`;
};
