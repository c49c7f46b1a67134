import { ChannelType, InteractionType } from 'discord.js';
import type { Place } from '../../chat/messages.ts';
import { outside } from '../../chat/people.ts';
import { cannotIn, missingIn, remedyFor } from './abilities.ts';
import { completed } from './correcting.ts';
import { lockedRemedy, remedy } from './errors.ts';
import { chosenChannel } from './forms.ts';
import type { Act } from './link/exchange.ts';
import type { Directory } from './mentions.ts';
import { serverOf } from './origin.ts';

/** Finds where an interaction happened, or the channel that was chosen in a form. */
export const placeOf = (act: Act, directory: Directory): Place =>
  chosenPlace(act, directory) ?? ownPlace(act);

const ownPlace = (act: Act): Place => {
  const { channel, channel_id = '' } = act;
  const server = serverOf(act);
  const place = { platform: 'discord', workspace: server ?? outside, channel: channel?.id ?? channel_id };
  if (act.guild_id === undefined) {
    return { ...place, name: 'direct messages', isDirect: channel?.type === ChannelType.DM };
  }
  const name = channel?.name ?? 'this channel';
  return server === undefined
    ? { ...place, name }
    : {
        ...place,
        name,
        obstacle: obstacleIn(act, name),
        // Only few commands ask for it, and a crowd of clicks never does.
        get cannot() {
          return cannotIn(act, server, name);
        },
      };
};

const chosenPlace = (act: Act, directory: Directory): Place | undefined => {
  const channel =
    act.type === InteractionType.ModalSubmit ? chosenChannel(act.data) : completed(act)?.channel;
  const workspace = serverOf(act);
  if (channel === undefined || workspace === undefined) return undefined;
  const { [channel]: chosen } =
    (act.type === InteractionType.ModalSubmit ? act.data.resolved?.channels : undefined) ?? {};
  const viewer = act.member?.user.id ?? '';
  const name = chosen?.name ?? directory.channel(workspace, channel, viewer) ?? 'that channel';
  const obstacle = directory.mayPost(workspace, channel) === false ? obstacleText(name) : undefined;
  return { platform: 'discord', workspace, channel, name, obstacle };
};

const threads: ReadonlySet<ChannelType | undefined> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

/** Returns the id of the channel that a thread belongs to; `undefined` for anything else. */
export const channelOfThread = (channel: Act['channel']): string | undefined =>
  channel !== undefined && threads.has(channel.type) && 'parent_id' in channel
    ? (channel.parent_id ?? undefined)
    : undefined;

/** Says what keeps the bot from posting in a channel, from what comes with every interaction. */
const obstacleIn = ({ app_permissions, channel }: Act, name: string): string | undefined => {
  const isThread = threads.has(channel?.type);
  const missing = missingIn(app_permissions, [
    'ViewChannel',
    isThread ? 'SendMessagesInThreads' : 'SendMessages',
  ]);
  if (missing.length > 0) return obstacleText(name, remedyFor(missing));
  const thread = channel !== undefined && 'thread_metadata' in channel ? channel.thread_metadata : undefined;
  const isClosed = thread?.locked === true && missingIn(app_permissions, ['ManageThreads']).length > 0;
  return isClosed ? obstacleText(name, lockedRemedy) : undefined;
};

const obstacleText = (name: string, advice = remedy): string =>
  `I can't send messages in #${name}. ${advice} Then try again.`;
