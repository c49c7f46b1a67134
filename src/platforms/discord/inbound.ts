import {
  type AutocompleteInteraction,
  type CommandInteractionOption,
  type Interaction,
  MessageFlags,
  PermissionFlagsBits,
  type RepliableInteraction,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Suggestion } from '../../chat/commands/option.ts';
import { type Incoming, type Input, refuse } from '../../chat/messages.ts';
import type { Handler } from '../../chat/platform-adapter.ts';
import { clip } from '../../chat/text.ts';
import { isTooLate, remedy } from './errors.ts';
import { submitted } from './forms.ts';
import { nameInOptions } from './mentions.ts';
import { reportEntry } from './registration.ts';
import { type ReplyOptions, respond } from './reply.ts';

/** What the receiver needs to answer interactions. */
export interface ReceiverContext extends ReplyOptions {
  readonly handler: Handler;
  readonly log: Logger;
}

/**
 * Answers an interaction. Errors are logged, so none of them ends the process.
 * @param at when it was received, in epoch milliseconds
 */
export const receive = async (
  interaction: Interaction,
  at: number,
  receiver: ReceiverContext,
): Promise<void> => {
  const { handler, log } = receiver;
  try {
    if (interaction.isAutocomplete()) return await complete(interaction, receiver);
    if (!interaction.isRepliable()) return;
    if (!interaction.inGuild()) return await declineDirectMessage(interaction);
    const input = named(translate(interaction), interaction, handler);
    await respond(
      interaction,
      input === undefined
        ? Promise.resolve(unknown)
        : handler.handle({ ...input, ...from(interaction), at, id: interaction.id }),
      input !== undefined && isPublic(input, handler),
      receiver,
    );
  } catch (error) {
    if (isTooLate(error)) log.warn({ err: error }, 'too late to answer an interaction');
    else log.error({ err: error }, 'could not answer an interaction');
  }
};

/** The reply to what only an earlier or a later version knows. */
const unknown = refuse('I don’t know this anymore. /help lists the commands.');

const translate = (interaction: RepliableInteraction): Input | undefined => {
  if (interaction.isChatInputCommand()) {
    const { path, options } = flatten(interaction.commandName, interaction.options.data);
    return { kind: 'command', path, options };
  }
  if (interaction.isMessageContextMenuCommand() && interaction.commandName === reportEntry) {
    return { kind: 'report', message: interaction.targetId };
  }
  if (interaction.isButton()) return { kind: 'action', action: interaction.customId };
  if (interaction.isStringSelectMenu()) return { kind: 'action', action: interaction.values[0] ?? '' };
  if (interaction.isModalSubmit()) return { kind: 'command', ...submitted(interaction) };
  return undefined;
};

/** Names the people and places that a command's options mention. */
const named = (
  input: Input | undefined,
  interaction: RepliableInteraction<'cached' | 'raw'>,
  { commands }: Handler,
): Input | undefined => {
  if (input?.kind !== 'command') return input;
  const declared = commands.find(({ path }) => path === input.path);
  return { ...input, options: nameInOptions(input.options, declared, interaction) };
};

/** Flattens a command with a subcommand: the subcommand becomes the second word of the path. */
const flatten = (name: string, data: readonly CommandInteractionOption[]) => {
  const [first] = data;
  const isFamily = first !== undefined && first.value === undefined;
  const options = isFamily ? (first.options ?? []) : data;
  return {
    path: isFamily ? `${name} ${first.name}` : name,
    options: Object.fromEntries(options.map((option) => [option.name, String(option.value ?? '')])),
  };
};

const from = (interaction: RepliableInteraction<'cached' | 'raw'>): Pick<Incoming, 'sender' | 'place'> => {
  const { user, member, guildId: workspace, channelId, memberPermissions } = interaction;
  const name = interaction.channel?.isDMBased() === false ? interaction.channel.name : 'this channel';
  const displayName = 'displayName' in member ? member.displayName : (member.nick ?? user.displayName);
  return {
    sender: {
      platform: 'discord',
      workspace,
      user: user.id,
      name: displayName,
      manager: memberPermissions.has(PermissionFlagsBits.ManageGuild),
    },
    place: {
      platform: 'discord',
      workspace,
      channel: channelId ?? '',
      name,
      obstacle: obstacleIn(interaction, name),
    },
  };
};

/** Says what keeps the bot from posting in a channel, from the permissions that come with every interaction. */
const obstacleIn = ({ appPermissions, channel }: RepliableInteraction, name: string): string | undefined => {
  const sending = channel?.isThread()
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  return appPermissions.has([PermissionFlagsBits.ViewChannel, sending])
    ? undefined
    : `I can't send messages in #${name}. ${remedy} Then try again.`;
};

const isPublic = (input: Input, { commands }: Handler): boolean =>
  input.kind === 'command' && commands.find(({ path }) => path === input.path)?.audience === 'channel';

const complete = async (
  interaction: AutocompleteInteraction,
  { handler, log }: ReceiverContext,
): Promise<void> => {
  const { path } = flatten(interaction.commandName, interaction.options.data);
  const { name, value } = interaction.options.getFocused(true);
  const workspace = interaction.guildId ?? '';
  const suggestions = await handler
    .suggest(path, name, value, { platform: 'discord', workspace })
    .catch((error): readonly Suggestion[] => {
      log.error({ err: error }, 'could not load suggestions');
      return [];
    });
  const short = suggestions.filter((one) => one.value.length <= 100);
  await interaction.respond(short.map(({ label, value }) => ({ name: clip(label, 100), value })));
};

const declineDirectMessage = async (interaction: RepliableInteraction): Promise<void> => {
  await interaction.reply({
    content: 'I only work in servers. Please talk to me in a server channel.',
    flags: MessageFlags.Ephemeral,
  });
};
