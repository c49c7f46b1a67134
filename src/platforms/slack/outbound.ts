import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { BoundedMap } from '../../chat/bounded-map.ts';
import { type Platform, PlatformRefusal } from '../../chat/platform.ts';
import type { KnownChannels } from './channels.ts';
import { codeOf, failureOf, isDefinite } from './errors.ts';
import { linkTo } from './links.ts';
import type { ImageUploads } from './sending/image-uploads.ts';
import { findMark, mark } from './sending/post-metadata.ts';
import { quiet } from './sending/quiet.ts';
import type { SendCard } from './sending/send-card.ts';

/** How many refused posts are remembered. */
const remembered = 1_000;

/** What posting needs. */
export interface OutboundOptions {
  readonly client: webApi.WebClient;
  readonly workspace: string;
  readonly show: SendCard;
  readonly uploads: Pick<ImageUploads, 'shown'>;
  readonly channels: Pick<KnownChannels, 'forget'>;
  readonly log: Logger;
}

/** Creates the port for posting to Slack. Nothing is retried here: the caller decides, based on the error. */
export const slackPlatform = ({
  client,
  workspace,
  show,
  uploads,
  channels,
  log,
}: OutboundOptions): Platform => {
  /** Posts that Slack refused, so they are certainly not in the channel. */
  const refused = new BoundedMap<string, true>(remembered);
  return {
    name: 'slack',
    workspace,
    post: (address, card, key) =>
      translated(async () => {
        const { channel } = address;
        refused.delete(key);
        try {
          const { ts } = await show(
            card,
            (content) => {
              const message = { channel, ...content, ...quiet, metadata: mark(key) };
              return client.chat.postMessage(message);
            },
            (sent) => sent.ts && `${channel} ${sent.ts}`,
          );
          if (ts === undefined) throw new Error('Slack posted a message without a ts.');
          return ts;
        } catch (error) {
          if (isDefinite(error)) refused.set(key, true);
          channels.forget(channel);
          throw error;
        }
      }),
    edit: ({ channel }, message, card) =>
      translated(async () => {
        try {
          await show(
            card,
            (content) =>
              client.chat.update({ channel, ts: message, ...content, parse: 'none', link_names: false }),
            () => `${channel} ${message}`,
          );
          return undefined;
        } catch (error) {
          const code = codeOf(error) ?? '';
          if (!unchangeable.has(code)) throw error;
          log.info({ channel, code }, 'a message can no longer be changed');
          if (code !== 'message_not_found') return undefined;
          await uploads.shown(`${channel} ${message}`, []);
          return 'deleted';
        }
      }),
    // Slack opens the direct message itself if the channel is a person's id.
    tell: ({ user }, card) =>
      translated(async () => {
        const link = await linkTo(card, client);
        await show(card, ({ text, blocks }) =>
          client.chat.postMessage({ channel: user, text, blocks: [...blocks, ...link], ...quiet }),
        );
      }),
    /**
     * If the history can't be read, nobody can tell whether an earlier process's message arrived, so it is given up:
     * people can ask for a missing question with `/daily now`, but a question that appears twice is in the way.
     */
    find: ({ channel }, key) =>
      translated(async () => {
        if (refused.has(key)) return undefined;
        const search = await findMark(client, channel, key);
        if (search === 'unreadable') throw new PlatformRefusal('lost', unreadableRemedy);
        return search.found;
      }),
  };
};

const unreadableRemedy =
  "The connection broke off while I was posting it. I may not read the history there, so I don't know whether it arrived, and I " +
  'did not post it again. For a daily question, type /daily now. To let me look next time, ask whoever runs me to grant ' +
  'channels:history or groups:history.';

/** Errors of edits that can never succeed: the message is gone, or closed to changes. */
const unchangeable = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

const translated = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw failureOf(error);
  }
};
