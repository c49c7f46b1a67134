import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { BoundedMap } from '../../chat/bounded-map.ts';
import { type Platform, PlatformRefusal } from '../../chat/platform.ts';
import { codeOf, failureOf, isDefinite } from './errors.ts';
import { createExplain, quiet } from './explanation-thread.ts';
import { findMark, mark } from './post-metadata.ts';
import { splitReveal } from './reveal.ts';
import type { SendCard } from './send-card.ts';

/** How many posts of unknown outcome are remembered. */
const remembered = 1_000;

/** Slack as a platform. Nothing is repeated here: who asked decides, knowing what was wrong. */
export const slackPlatform = (
  client: webApi.WebClient,
  workspace: string,
  show: SendCard,
  log: Logger,
): Platform => {
  const explain = createExplain(client);
  /** Posts that Slack said no to: they are certainly not in the channel. */
  const refused = new BoundedMap<string, true>(remembered);
  return {
    name: 'slack',
    workspace,
    post: (address, card, key) =>
      translated(async () => {
        const { channel } = address;
        const { short, explanation } = splitReveal(card);
        refused.delete(key);
        try {
          const { ts } = await show(short, (content) => {
            const message = { channel, ...content, ...quiet, metadata: mark(key) };
            return joining(client, channel, () => client.chat.postMessage(message));
          });
          if (ts === undefined) throw new Error('Slack posted a message without a ts.');
          // The question counts as posted whatever becomes of this; the next edit tries again.
          if (explanation)
            await explain(channel, ts, explanation).catch((err) => log.warn({ err }, 'unexplained'));
          return ts;
        } catch (error) {
          if (isDefinite(error)) refused.set(key, true);
          throw error;
        }
      }),
    edit: ({ channel }, message, card) =>
      translated(async () => {
        const { short, explanation } = splitReveal(card);
        try {
          await show(short, (content) =>
            client.chat.update({ channel, ts: message, ...content, parse: 'none', link_names: false }),
          );
          if (explanation) await explain(channel, message, explanation);
        } catch (error) {
          if (!unchangeable.has(codeOf(error) ?? '')) throw error;
          log.info({ channel, code: codeOf(error) }, 'a message can not be changed any more');
        }
      }),
    // Slack opens the direct conversation by itself when a person is named for a channel.
    tell: ({ user }, card) =>
      translated(async () => {
        await show(card, (content) => client.chat.postMessage({ channel: user, ...content, ...quiet }));
      }),
    /**
     * Where the history can't be read, nobody can say whether an earlier process's message arrived. Then it is given
     * up: a question that is missing can be asked for with `/daily now`, one that stands there twice is in the way.
     */
    find: ({ channel }, key) =>
      translated(async () => {
        if (refused.has(key)) return undefined;
        const search = await joining(client, channel, () => findMark(client, channel, key));
        if (search === 'unreadable') throw new PlatformRefusal('forbidden', unreadableSays);
        return search.found;
      }),
  };
};

const unreadableSays =
  'I may not read what was said there, so I can’t tell whether my last message arrived, and did not say it again. ' +
  'Someone who runs me has to paste the newest manifest and install me again.';

/** Edits that can never succeed: the message is gone, or closed to changes or to replies, so there is nothing to do. */
const unchangeable = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
  'thread_not_found',
  'cannot_reply_to_message',
  'restricted_action_thread_locked',
  'restricted_action_non_threadable_channel',
]);

const translated = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw failureOf(error);
  }
};

/** Does `work`, having joined the channel if that was what was missing and Slack allows it. */
const joining = async <T>(client: webApi.WebClient, channel: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (codeOf(error) !== 'not_in_channel') throw error;
    await client.conversations.join({ channel }).catch((cause) => {
      // Whatever was in the way of joining, what is to be said is that I am not in there.
      throw isDefinite(cause) && codeOf(cause) !== undefined ? error : cause;
    });
    return work();
  }
};
