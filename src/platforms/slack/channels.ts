import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { BoundedMap } from '../../chat/bounded-map.ts';
import type { Ability, Place } from '../../chat/messages.ts';
import { archived, codeOf } from './errors.ts';

/** What inspecting channels needs. */
export interface PlacesOptions {
  readonly client: webApi.WebClient;
  readonly log: Logger;
  now(): number;
}

/** How long a channel without an obstacle is assumed to stay that way. */
const freshMs = 5 * 60_000;
const mostKept = 5_000;

/** Builds a place from a channel's id and the name that Slack sent along. */
export type PlaceOf = (channel: string, name: string) => Place;

/** What is known of channels. */
export interface KnownChannels {
  /** Finds out more about a command's channel: its real name, and what keeps the bot from posting there. */
  inspect(place: Place): Promise<Place>;
  /** Forgets a channel about which something changed. */
  forget(channel: string): void;
}

/** Finds the name of a channel that everyone may know; `undefined` if Slack knows none. Never fails. */
export type NameOfChannel = (channel: string) => Promise<string | undefined>;

/** What Slack sends instead of the name of a nameless conversation, and what to call it. */
const nameless: Readonly<Record<string, string>> = {
  directmessage: 'direct message',
  privategroup: 'private channel',
};

/** The name to keep of a conversation. Slack names a group message after the people in it, which is theirs to tell. */
const nameOf = (name: string): string =>
  nameless[name] ?? (name.startsWith('mpdm-') ? 'group message' : name);

/** What Slack never does: every message has a thread anyway, and bots have no roles to give. */
export const lacks: readonly Ability[] = ['open threads', 'give roles'];

/** Creates the function that builds the places of one workspace. */
export const placeIn =
  (workspace: string): PlaceOf =>
  (channel, name) => ({
    platform: 'slack',
    workspace,
    channel,
    name: nameOf(name),
    isDirect: channel.startsWith('D'),
    lacks,
  });

/** Creates what asks Slack about channels, and keeps for a few minutes that nothing is in the way there. */
export const createKnownChannels = ({ client, log, now }: PlacesOptions): KnownChannels => {
  const open = new BoundedMap<string, { until: number; name: string }>(mostKept);
  return {
    inspect: async (place) => {
      const known = open.get(place.channel);
      if (known && known.until > now()) return { ...place, name: known.name };
      open.delete(place.channel);
      try {
        const { channel } = await client.conversations.info({ channel: place.channel });
        const name = nameOf(channel?.name || place.name);
        if (channel?.is_archived) return { ...place, name, obstacle: archived };
        if (channel?.is_member === false && !channel.is_im) {
          return { ...place, name, obstacle: absent, ...(channel.is_private ? {} : { canEnter: true }) };
        }
        open.set(place.channel, { until: now() + freshMs, name });
        return { ...place, name };
      } catch (err) {
        if (codeOf(err) === 'channel_not_found') return { ...place, obstacle: absent };
        log.warn({ err, channel: place.channel }, 'could not look up a channel');
        return place;
      }
    },
    forget: (channel) => void open.delete(channel),
  };
};

/** Creates the function that finds the names of public channels: those of private ones are for the people in them. */
export const createNameOfChannel =
  ({ client, log }: Pick<PlacesOptions, 'client' | 'log'>): NameOfChannel =>
  async (id) => {
    try {
      const { channel } = await client.conversations.info({ channel: id });
      return channel?.is_channel && !channel.is_private ? channel.name : undefined;
    } catch (err) {
      log.debug({ err }, 'could not look up the name of a channel');
      return undefined;
    }
  };

/** What to do if the bot is not in a conversation. */
export const absent = 'I am not in this conversation. Invite me with /invite @Hotseat, then try again.';
