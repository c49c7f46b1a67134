import type { webApi } from '@slack/bolt';
import { BoundedMap } from '../../chat/bounded-map.ts';
import type { Card } from '../../chat/card.ts';
import { renderCard } from './cards.ts';
import { isDefinite } from './errors.ts';
import { findMark, mark } from './post-metadata.ts';

/** How many explained questions are remembered; older ones are looked up again. */
const remembered = 1_000;

/** Posts an explanation in a question's thread, only once no matter how often it is called. */
export type Explain = (channel: string, message: string, explanation: Card) => Promise<void>;

/**
 * Creates the function that explains questions. A mark in the thread shows that a question was explained. If threads
 * can't be read, each process posts once, and does not repeat an attempt with an unknown outcome: better no explanation
 * than two.
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

/** Message options: no link previews, and nothing in the text becomes a link, a mention or markup. */
export const quiet = {
  unfurl_links: false,
  unfurl_media: false,
  link_names: false,
  mrkdwn: false,
  parse: 'none',
} as const;
