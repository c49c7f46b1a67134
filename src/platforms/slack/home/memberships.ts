import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { BoundedMap } from '../../../chat/bounded-map.ts';
import { codeOf } from '../errors.ts';

/** How long it is remembered in which channels somebody is. */
const freshMs = 10 * 60_000;
const mostKept = 1_000;
/** Somebody in more channels than this sees open questions of only some of them. */
const pageSize = 1_000;

/** Lists the ids of the channels in which a person is, as far as the bot may know. Never fails. */
export type Memberships = (user: string) => Promise<readonly string[]>;

/** What looking memberships up needs. */
export interface MembershipsOptions {
  readonly client: webApi.WebClient;
  readonly log: Logger;
  /** Epoch milliseconds. */
  now(): number;
}

/** Creates the lookup of one workspace. */
export const createMemberships = ({ client, log, now }: MembershipsOptions): Memberships => {
  const kept = new BoundedMap<string, { until: number; channels: readonly string[] }>(mostKept);
  return async (user) => {
    const known = kept.get(user);
    if (known !== undefined && known.until > now()) return known.channels;
    try {
      const { channels = [] } = await client.users.conversations({
        user,
        types: 'public_channel,private_channel',
        exclude_archived: true,
        limit: pageSize,
      });
      const ids = channels.flatMap(({ id }) => id ?? []);
      kept.delete(user);
      kept.set(user, { until: now() + freshMs, channels: ids });
      return ids;
    } catch (err) {
      log.warn({ err, code: codeOf(err) }, "could not look up somebody's channels");
      return known?.channels ?? [];
    }
  };
};
