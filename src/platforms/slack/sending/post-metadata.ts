import type { webApi } from '@slack/bolt';
import { codeOf } from '../errors.ts';

/** The metadata type of everything that must be posted only once. */
const eventType = 'hotseat_post';

/** How far back to look for an earlier process's message: five pages of two hundred. */
const pages = 5;
const pageSize = 200;

/** Builds the metadata by which a message can be found again. */
export const mark = (key: string): { event_type: string; event_payload: { key: string } } => ({
  event_type: eventType,
  event_payload: { key },
});

/** The `ts` of the message with the mark, if there is one; `unreadable` if the bot may not read the messages. */
export type Search = { readonly found: string | undefined } | 'unreadable';

interface Page {
  readonly messages?: readonly {
    readonly ts?: string;
    readonly metadata?: { readonly event_type?: string; readonly event_payload?: unknown };
  }[];
  readonly response_metadata?: { readonly next_cursor?: string };
}

/** Looks for a mark among a channel's newest messages. */
export const findMark = async (client: webApi.WebClient, channel: string, key: string): Promise<Search> => {
  let cursor: string | undefined;
  try {
    for (let page = 0; page < pages; page++) {
      const read: Page = await client.conversations.history({
        channel,
        limit: pageSize,
        include_all_metadata: true,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const found = read.messages?.find(
        ({ metadata }) => metadata?.event_type === eventType && keyOf(metadata.event_payload) === key,
      );
      if (found?.ts !== undefined) return { found: found.ts };
      cursor = read.response_metadata?.next_cursor || undefined;
      if (cursor === undefined) break;
    }
    return { found: undefined };
  } catch (error) {
    if (unreadable.has(codeOf(error) ?? '')) return 'unreadable';
    throw error;
  }
};

/** Error codes for messages that the bot may not read, now or later. */
const unreadable = new Set([
  'missing_scope',
  'access_denied',
  'no_permission',
  'channel_is_limited_access',
  'method_deprecated',
  'method_not_supported_for_channel_type',
]);

const keyOf = (payload: unknown): unknown =>
  typeof payload === 'object' && payload !== null && 'key' in payload ? payload.key : undefined;
