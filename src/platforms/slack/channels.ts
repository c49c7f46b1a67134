import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { BoundedMap } from '../../chat/bounded-map.ts';
import type { Place } from '../../chat/messages.ts';
import { codeOf } from './errors.ts';

export interface PlacesOptions {
  readonly client: webApi.WebClient;
  readonly log: Logger;
  now(): number;
}

/** How long what is in no one's way is believed to stay so. */
const freshMs = 5 * 60_000;
const mostKept = 5_000;

/** A channel with the name that Slack sent along. */
export type PlaceOf = (channel: string, name: string) => Place;

/** Finds out more about the channel of a command: its real name, and what is in the way of posting there. */
export type InspectChannel = (place: Place) => Promise<Place>;

/** What Slack writes in place of the names of conversations that have none to tell. */
const nameless: Readonly<Record<string, string>> = {
  directmessage: 'direct message',
  privategroup: 'private channel',
};

export const placeIn =
  (workspace: string): PlaceOf =>
  (channel, name) => ({ platform: 'slack', workspace, channel, name: nameless[name] ?? name });

/** Asks Slack about a channel. A public one is no obstacle, as it is joined when there is something to post. */
export const createInspectChannel = ({ client, log, now }: PlacesOptions): InspectChannel => {
  const open = new BoundedMap<string, { until: number; name: string }>(mostKept);
  return async (place) => {
    const known = open.get(place.channel);
    if (known && known.until > now()) return { ...place, name: known.name };
    open.delete(place.channel);
    try {
      const { channel } = await client.conversations.info({ channel: place.channel });
      const name = channel?.name || place.name;
      if (channel?.is_member === false && channel.is_private && !channel.is_im) {
        return { ...place, name, obstacle: absent };
      }
      open.set(place.channel, { until: now() + freshMs, name });
      return { ...place, name };
    } catch (err) {
      if (codeOf(err) === 'channel_not_found') return { ...place, obstacle: absent };
      log.warn({ err, channel: place.channel }, 'could not look at a channel');
      return place;
    }
  };
};

const absent = 'I am not in this conversation. Invite me with /invite @Hotseat and say that again.';
