import type { webApi } from '@slack/bolt';
import { BoundedMap } from '../../chat/bounded-map.ts';
import type { Card } from '../../chat/card.ts';
import { renderCard } from './cards.ts';
import { isDefinite } from './errors.ts';
import { findMark, mark } from './post-metadata.ts';

/** How many explained questions are remembered; older ones are looked up again. */
const remembered = 1_000;

/** Puts an explanation below a question, once however often it is asked to. */
export type Explain = (channel: string, message: string, explanation: Card) => Promise<void>;

/**
 * What was explained is known by a mark in the thread. Where threads can't be read, the first try of a process posts,
 * and one whose outcome is not known is not repeated: rather no explanation than two.
 */
export const createExplain = (client: webApi.WebClient): Explain => {
  const outcomes = new BoundedMap<string, 'explained' | 'unsure'>(remembered);
  return async (channel, message, explanation) => {
    const place = `${channel} ${message}`;
    if (outcomes.get(place) === 'explained') return;
    const key = `why-${message}`;
    const search = await findMark(client, channel, key, message);
    const isDone = search === 'unreadable' ? outcomes.get(place) === 'unsure' : search.found !== undefined;
    if (!isDone) {
      try {
        await client.chat.postMessage({
          channel,
          thread_ts: message,
          ...renderCard(explanation),
          ...quiet,
          metadata: mark(key),
        });
      } catch (error) {
        if (!isDefinite(error)) outcomes.set(place, 'unsure');
        throw error;
      }
    }
    outcomes.set(place, 'explained');
  };
};

/** Links show no previews, and nothing in the text is made a link, a mention or markup. */
export const quiet = {
  unfurl_links: false,
  unfurl_media: false,
  link_names: false,
  mrkdwn: false,
  parse: 'none',
} as const;
