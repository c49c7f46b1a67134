import type { types, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Card } from '../../chat/card.ts';
import type { Handler } from '../../chat/platform-adapter.ts';
import { rich } from './cards.ts';
import type { PlaceOf } from './channels.ts';
import { slackLimits } from './limits.ts';
import type { Memberships } from './memberships.ts';
import { type LookUp, type Person, senderOf } from './people.ts';
import { cardBlocks } from './view-reply.ts';

/** What the Home tab needs. */
export interface HomeOptions {
  readonly client: webApi.WebClient;
  readonly handler: Handler;
  readonly workspace: string;
  readonly log: Logger;
  readonly lookUp: LookUp;
  readonly placeOf: PlaceOf;
  readonly memberships: Memberships;
}

/** Brings a person's Home tab up to date. The person is looked up if left out. Never fails. */
export type ShowHome = (user: string, channel: string, person?: Person) => Promise<void>;

/** Creates the function that shows the Home tab as it is now. */
export const createHome =
  ({ client, handler, workspace, log, lookUp, placeOf, memberships }: HomeOptions): ShowHome =>
  async (user, channel, person) => {
    try {
      const sender = senderOf(workspace, user, person ?? (await lookUp(user, '')));
      const response = await handler.handle({
        kind: 'overview',
        sender,
        place: placeOf(channel, 'directmessage'),
        channels: await memberships(user),
      });
      if (response.kind !== 'reply') return;
      const shown = await Promise.all(response.cards.map((card) => withLink(card, client)));
      const blocks = shown.flatMap((one, index) => [
        ...(index > 0 ? [{ type: 'divider' } as const] : []),
        ...one,
      ]);
      await client.views.publish({
        user_id: user,
        view: { type: 'home', private_metadata: channel, blocks: blocks.slice(0, slackLimits.home) },
      });
    } catch (err) {
      log.warn({ err }, 'could not show a Home tab');
    }
  };

/** Renders a card with a link to the message that it repeats, if Slack knows one. */
const withLink = async (card: Card, client: webApi.WebClient): Promise<types.KnownBlock[]> => {
  const blocks = cardBlocks([card]);
  if (card.repeats === undefined) return blocks;
  const { channel, message } = card.repeats;
  const { permalink } = await client.chat
    .getPermalink({ channel, message_ts: message })
    .catch(() => ({ permalink: undefined }));
  if (permalink === undefined) return blocks;
  const link = { type: 'link', text: 'Open the message', url: permalink } as const;
  return [...blocks, rich({ type: 'rich_text_section', elements: [link] })];
};
