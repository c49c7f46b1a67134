import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Handler } from '../../../chat/platform-adapter.ts';
import type { PlaceOf } from '../channels.ts';
import { slackLimits } from '../limits.ts';
import { linkTo } from '../links.ts';
import { type LookUp, type Person, senderOf } from '../people.ts';
import type { Memberships } from './memberships.ts';
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
      const shown = await Promise.all(
        response.cards.map(async (card) => [...cardBlocks([card]), ...(await linkTo(card, client))]),
      );
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
