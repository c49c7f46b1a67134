import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Handler } from '../../chat/platform-adapter.ts';
import { renderBlocks } from './cards.ts';
import type { PlaceOf } from './channels.ts';
import { slackLimits } from './limits.ts';
import { type LookUp, type Person, senderOf } from './people.ts';

/** What the Home tab needs. */
export interface HomeOptions {
  readonly client: webApi.WebClient;
  readonly handler: Handler;
  readonly workspace: string;
  readonly log: Logger;
  readonly lookUp: LookUp;
  readonly placeOf: PlaceOf;
}

/** Brings a person's Home tab up to date. The person is looked up if left out. */
export type ShowHome = (user: string, channel: string, person?: Person) => Promise<void>;

/** Creates the function that is called whenever somebody opens the tab, and once they were erased. */
export const createHome =
  ({ client, handler, workspace, log, lookUp, placeOf }: HomeOptions): ShowHome =>
  async (user, channel, person) => {
    const sender = senderOf(workspace, user, person ?? (await lookUp(user, '')));
    const response = await handler.handle({
      kind: 'overview',
      sender,
      place: placeOf(channel, 'directmessage'),
    });
    if (response.kind !== 'reply') return;
    const blocks = response.cards.flatMap((card, index) => [
      ...(index > 0 ? [{ type: 'divider' } as const] : []),
      ...renderBlocks(card, 'home'),
    ]);
    try {
      await client.views.publish({
        user_id: user,
        view: { type: 'home', blocks: blocks.slice(0, slackLimits.home) },
      });
    } catch (err) {
      log.warn({ err }, 'could not show a Home tab');
    }
  };
