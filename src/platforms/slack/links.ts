import type { types, webApi } from '@slack/bolt';
import type { Card } from '../../chat/card.ts';
import { rich } from './cards.ts';

/** Renders a link to the message that a card repeats. Returns no block if it repeats no message, or Slack knows none. */
export const linkTo = async ({ repeats }: Card, client: webApi.WebClient): Promise<types.KnownBlock[]> => {
  if (repeats === undefined) return [];
  const { channel, message } = repeats;
  const { permalink } = await client.chat
    .getPermalink({ channel, message_ts: message })
    .catch(() => ({ permalink: undefined }));
  if (permalink === undefined) return [];
  const link = { type: 'link', text: 'Open the message', url: permalink } as const;
  return [rich({ type: 'rich_text_section', elements: [link] })];
};
